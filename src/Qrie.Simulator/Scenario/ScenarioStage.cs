using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Qrie.Simulator.Http;
using Qrie.Simulator.S3;
using Qrie.Simulator.Sqs;

namespace Qrie.Simulator.Scenario;

/// <summary>Where scenarios play: calls services in somebody's name. Only the wire and the signature are left out.</summary>
internal sealed class ScenarioStage(SimulatedOrganization organization, SqsEndpoint sqs, ScenarioStaff staff, Random random, CancellationToken stopping)
{
    public SimulatedOrganization Organization => organization;

    public ScenarioStaff Staff => staff;

    public Random Random => random;

    public DateTimeOffset Now => organization.Time.GetUtcNow();

    /// <summary>Calls an operation of a Query service; lists and structures are flattened by the caller.</summary>
    /// <returns>The answer, or null when the service refused, which people live with.</returns>
    public Task<AwsAnswer?> QueryAsync(
        Person person, string accountId, string region, string service, string action, params (string Name, string Value)[] parameters) =>
        TryAsync(person, accountId, region, service, "POST", "/", [],
            QueryHelpers.AddQueryString("", parameters.Prepend(("Action", action)).Select(pair => new KeyValuePair<string, string?>(pair.Item1, pair.Item2))).TrimStart('?'));

    /// <summary>Calls an operation of a JSON service.</summary>
    /// <param name="target">The target header, such as <c>TrentService.CreateKey</c>.</param>
    public Task<AwsAnswer?> JsonAsync(Person person, string accountId, string region, string service, string target, JsonObject input) =>
        TryAsync(person, accountId, region, service, "POST", "/", [("X-Amz-Target", target)], input.ToJsonString());

    /// <summary>Calls S3, which has a way of its own.</summary>
    public PersonAtWork S3(Person person) => new(new S3Endpoint(organization), person, stopping);

    /// <summary>Calls an operation of a REST service.</summary>
    public Task<AwsAnswer?> RestAsync(Person person, string accountId, string region, string service, string method, string path, JsonObject? input = null) =>
        TryAsync(person, accountId, region, service, method, path, [], input?.ToJsonString() ?? "");

    /// <summary>A moment between two steps of the same person.</summary>
    public Task PauseAsync(int leastMilliseconds = 300, int mostMilliseconds = 900) =>
        Task.Delay(TimeSpan.FromMilliseconds(random.Next(leastMilliseconds, mostMilliseconds)), organization.Time, stopping);

    private async Task<AwsAnswer?> TryAsync(
        Person person, string accountId, string region, string service, string method, string path, (string Name, string Value)[] headers, string body)
    {
        var query = path.Split('?', 2);
        var call = new SimulatedCall
        {
            Method = method,
            Path = query[0],
            Query = new QueryCollection(query.Length > 1 ? QueryHelpers.ParseQuery(query[1]) : []),
            Headers = new HeaderDictionary(headers.ToDictionary(header => header.Name, header => new StringValues(header.Value))),
            Body = System.Text.Encoding.UTF8.GetBytes(body),
            Service = service,
            Region = region,
            Caller = new Caller(CallerKind.Person, accountId, person.Arn ?? person.SourceIp, "scenario") { Person = person },
            Aborted = stopping,
        };
        try
        {
            return await (service == "sqs" ? sqs.AnswerAsync(call) : organization.Services.Find(service)!.AnswerAsync(call));
        }
        catch (AwsError)
        {
            return null;
        }
    }
}
