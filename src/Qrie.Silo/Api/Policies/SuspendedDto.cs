namespace Qrie.Silo.Api.Policies;

/// <summary>The answer to a suspension.</summary>
/// <param name="Message">What happens.</param>
/// <param name="FindingsResolved">How many findings were open, and are resolved.</param>
internal sealed record SuspendedDto(string Message, int FindingsResolved);
