using System.Collections.Frozen;
using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Qrie.Aws;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Services;

internal static class ServiceEndpoints
{
    // AWS's names in prose, where the first letters in capitals would not do.
    private static readonly FrozenDictionary<string, string> DisplayNames = new Dictionary<string, string>
    {
        ["account"] = "Account",
        ["apigateway"] = "API Gateway",
        ["cloudfront"] = "CloudFront",
        ["cloudtrail"] = "CloudTrail",
        ["dynamodb"] = "DynamoDB",
        ["elasticloadbalancing"] = "Elastic Load Balancing",
        ["es"] = "OpenSearch Service",
        ["lambda"] = "Lambda",
        ["secretsmanager"] = "Secrets Manager",
    }.ToFrozenDictionary();

    public static void MapServices(this RouteGroupBuilder api) => api.MapGet("/services", List)
        .WithTags("Services")
        .WithSummary("The services of AWS whose resources Qrie knows.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static Ok<ServiceDto[]> List(
        ResourceTypes types,
        [FromQuery(Name = "supported"), Description("true: only those that Qrie knows, which are all that it lists; false: none.")] string? supported)
    {
        var reader = new ParameterReader();
        var flag = reader.Flag("supported", supported);
        reader.Finish();
        return TypedResults.Ok(flag == false ? [] : types.All
            .GroupBy(type => type.Service)
            .OrderBy(service => service.Key, StringComparer.Ordinal)
            .Select(service => new ServiceDto(service.Key, DisplayName(service.Key), [.. service.Select(type => type.Name)]))
            .ToArray());
    }

    private static string DisplayName(string service) => DisplayNames.GetValueOrDefault(service) ?? service.ToUpperInvariant();
}
