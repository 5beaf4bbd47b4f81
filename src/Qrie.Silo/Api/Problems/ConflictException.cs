namespace Qrie.Silo.Api.Problems;

/// <summary>What is asked for does not go with what there is.</summary>
internal sealed class ConflictException(string message) : Exception(message);
