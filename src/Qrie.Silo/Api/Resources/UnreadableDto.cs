using Qrie.Resources;

namespace Qrie.Silo.Api.Resources;

/// <summary>A part of the configuration that could not be read, and the IAM action that would let Qrie read it.</summary>
internal sealed record UnreadableDto(string Part, string Reason, string? Permission)
{
    public static UnreadableDto From(UnreadablePart part) => new(part.Part, part.Reason, part.Permission);
}
