using System.Globalization;

namespace Qrie.Coverage;

/// <summary>A service without which Qrie cannot work, and which does not do what it is asked to.</summary>
/// <param name="Service">Its signing name: <c>sqs</c>, <c>dynamodb</c>, <c>sts</c>.</param>
/// <param name="Since">The first call that failed since the last that did not.</param>
/// <param name="LastAt">The last call that failed.</param>
/// <param name="Error">The code of that failure.</param>
public sealed record ServiceProblem(string Service, DateTimeOffset Since, DateTimeOffset LastAt, string Error)
{
    /// <summary>One line for people.</summary>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Service} has not answered since {Since:yyyy-MM-dd'T'HH:mm:ss'Z'}: {Error}.");
}
