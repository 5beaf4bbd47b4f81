namespace Qrie.Silo.Api.Exceptions;

/// <summary>The answer when an exception is ended.</summary>
/// <param name="Message">What happens.</param>
internal sealed record ExceptionEndedDto(string Message);
