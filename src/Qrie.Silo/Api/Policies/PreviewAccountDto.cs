using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

/// <summary>How many resources of an account a policy would judge how.</summary>
internal sealed record PreviewAccountDto(string AccountId, int Violations, int Excepted, int Compliant, int Unknown, int OutOfScope)
{
    public static PreviewAccountDto From(string account, PreviewCounts counts) =>
        new(account, counts.Violations, counts.Excepted, counts.Compliant, counts.Unknown, counts.OutOfScope);
}
