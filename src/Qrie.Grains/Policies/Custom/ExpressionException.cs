namespace Qrie.Policies.Custom;

/// <summary>An expression that is none, or that might take more than it may.</summary>
internal sealed class ExpressionException(string message, Exception? innerException = null) : Exception(message, innerException);
