namespace Qrie.Silo.Api.Problems;

/// <summary>What the request names does not exist.</summary>
internal sealed class NotFoundException(string message) : Exception(message);
