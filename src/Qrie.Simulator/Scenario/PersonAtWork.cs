using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Qrie.Simulator.Http;
using Qrie.Simulator.S3;

namespace Qrie.Simulator.Scenario;

/// <summary>Calls S3 in somebody's name. Only the wire and the signature are left out.</summary>
internal sealed class PersonAtWork(S3Endpoint s3, Person person, CancellationToken stopping)
{
    /// <returns>False when S3 refused, which people live with; the refusal leaves its record.</returns>
    public async Task<bool> TryAsync(
        string method, string accountId, string region, string? bucket, string? part, string body = "", params (string Name, string Value)[] headers)
    {
        var call = new SimulatedCall
        {
            Method = method,
            Path = bucket is null ? "/v20180820/configuration/publicAccessBlock" : "/" + bucket,
            Query = new QueryCollection(part is null ? [] : new Dictionary<string, StringValues> { [part] = "" }),
            Headers = new HeaderDictionary(headers.Append(("x-amz-account-id", accountId)).ToDictionary(header => header.Item1, header => new StringValues(header.Item2))),
            Body = S3Xml.Bytes(body),
            Service = "s3",
            Region = region,
            Caller = new Caller(CallerKind.Person, accountId, person.Arn ?? person.SourceIp, "scenario") { Person = person },
            Aborted = stopping,
        };
        try
        {
            await s3.AnswerAsync(call);
            return true;
        }
        catch (AwsError)
        {
            return false;
        }
    }

    public Task<bool> PutAsync(ScenarioBucket bucket, string part, string body, params (string Name, string Value)[] headers) =>
        TryAsync("PUT", bucket.AccountId, bucket.Region, bucket.Name, part, body, headers);

    public Task<bool> DeleteAsync(ScenarioBucket bucket, string? part = null) =>
        TryAsync("DELETE", bucket.AccountId, bucket.Region, bucket.Name, part);
}
