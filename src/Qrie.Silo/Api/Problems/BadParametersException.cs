namespace Qrie.Silo.Api.Problems;

/// <summary>Parameters of a request are not what they should be.</summary>
/// <param name="errors">What is wrong, by parameter.</param>
internal sealed class BadParametersException(IDictionary<string, string[]> errors) : Exception(string.Join(' ', errors.SelectMany(error => error.Value)))
{
    public BadParametersException(string parameter, string error) : this(new Dictionary<string, string[]> { [parameter] = [error] })
    {
    }

    public IDictionary<string, string[]> Errors => errors;
}
