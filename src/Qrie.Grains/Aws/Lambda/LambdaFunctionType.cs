using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.EC2;
using Amazon.Runtime;
using Qrie.Aws.Ec2;

namespace Qrie.Aws.Lambda;

/// <summary>
/// Lambda functions. Lambda's listing has neither policies nor URLs, and these are what is worth watching most: it is taken for names
/// only, so that a scan finds what no event brought there, too.
/// </summary>
internal sealed class LambdaFunctionType : ResourceType<LambdaFunctionConfiguration>
{
    private const string NotFound = "ResourceNotFoundException";
    private const string ConfigurationPermission = "lambda:GetFunctionConfiguration";

    public override string Name => "AWS::Lambda::Function";

    public override string Service => "lambda";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["settings"] = [ConfigurationPermission],
        ["environment"] = [ConfigurationPermission],
        ["policy"] = ["lambda:GetPolicy"],
        ["zones"] = [Ec2Describes.Subnets.Permission],
        ["urls"] = ["lambda:ListFunctionUrlConfigs", "lambda:GetPolicy"],
        ["tags"] = ["lambda:ListTags"],
    };

    public override IReadOnlyList<string> ListPermissions => ["lambda:ListFunctions"];

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "lambda", { Length: > 0 }, { Length: > 0 }, "function", { Length: > 0 }];

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        try
        {
            return await ReadAsync(target, region, clients, cancellationToken);
        }
        catch (AmazonServiceException exception) when (exception.ErrorCode == NotFound)
        {
            return new Description.Missing();
        }
        catch (Exception exception) when (AwsErrors.IsTransient(exception) || exception is AmazonServiceException or Accounts.AccountAccessException)
        {
            return new Description.Failed(
                exception is Accounts.AccountAccessException ? exception.Message
                : AwsErrors.IsDenied(exception)
                    ? $"{AwsErrors.Code(exception)}: whether the function exists could not be told; grant {ConfigurationPermission}."
                    : $"Looking for the function failed: {AwsErrors.Code(exception)}.")
            {
                IsSetback = AwsErrors.HasNoSession(exception),
            };
        }
    }

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var function in clients.Lambda(scope.Region).ListFunctionsAsync(cancellationToken))
        {
            yield return new Listed($"arn:{scope.Partition}:lambda:{scope.Region}:{scope.AccountId}:function:{function.GetProperty("FunctionName").GetString()}");
        }
    }

    private static async Task<Description> ReadAsync(ResourceTarget target, string region, IAwsClients clients, CancellationToken cancellationToken)
    {
        var (name, lambda, parts) = (target.Name, clients.Lambda(region), new PartReader(cancellationToken));
        // Without a policy Lambda answers as it does without the function, which the configuration tells apart.
        var policy = parts.ReadAsync("policy", "lambda:GetPolicy", async ct => PolicyText.Read(await lambda.GetPolicyAsync(name, null, ct)), NotFound);
        var urls = parts.ReadAsync("urls", "lambda:ListFunctionUrlConfigs", async ct =>
            Observed<IReadOnlyList<LambdaUrl>>.Present(await UrlsAsync(lambda, name, parts, ct)), NotFound);
        var tags = parts.ReadAsync("tags", "lambda:ListTags", async ct =>
            await lambda.ListTagsAsync(target.Arn, ct) is { Count: > 0 } found
                ? Observed<SortedDictionary<string, string>>.Present(new SortedDictionary<string, string>(found.ToDictionary(), StringComparer.Ordinal))
                : Observed<SortedDictionary<string, string>>.Absent, NotFound);

        // What the others found is of no use when there is no function; they end by themselves.
        var function = await lambda.GetFunctionConfigurationAsync(name, cancellationToken);
        var settings = FunctionJson.Settings(function);
        var configuration = new LambdaFunctionConfiguration
        {
            Name = name,
            Region = region,
            Settings = Observed<LambdaSettings>.Present(settings),
            Zones = await parts.ReadAsync("zones", Ec2Describes.Subnets.Permission, ct => ZonesAsync(settings.Subnets, clients.Ec2(region), ct)),
            Environment = await parts.ReadAsync("environment", "kms:Decrypt", _ => Task.FromResult(FunctionJson.Environment(function))),
            Policy = await policy,
            Urls = await urls,
            Tags = await tags,
        };
        return new Description.Found(
            configuration,
            region,
            configuration.Tags.IsUnreadable ? null : configuration.Tags.TryGet(out var set) ? set : new Dictionary<string, string>(),
            [.. settings.Subnets.Select(subnet => $"arn:{target.Partition}:ec2:{region}:{target.AccountId}:subnet/{subnet}")],
            parts.Unreadable,
            parts.Transient);
    }

    private static async Task<Observed<IReadOnlyList<string>>> ZonesAsync(IReadOnlyList<string> subnets, IAmazonEC2 ec2, CancellationToken cancellationToken) =>
        subnets.Count == 0
            ? Observed<IReadOnlyList<string>>.Absent
            : Observed<IReadOnlyList<string>>.Present(
            [
                .. (await Ec2Describes.Subnets.ReadAsync(ec2, "subnet-id", subnets, cancellationToken)).Select(subnet => subnet.AvailabilityZone).Distinct().Order(StringComparer.Ordinal),
            ]);

    private static async Task<IReadOnlyList<LambdaUrl>> UrlsAsync(LambdaClient lambda, string name, PartReader parts, CancellationToken cancellationToken)
    {
        var urls = new List<LambdaUrl>();
        await foreach (var json in lambda.ListFunctionUrlConfigsAsync(name, cancellationToken))
        {
            var url = FunctionJson.Url(json);
            urls.Add(url.Alias is null ? url : url with
            {
                AliasPolicy = await parts.ReadAsync("urls", "lambda:GetPolicy", async ct => PolicyText.Read(await lambda.GetPolicyAsync(name, url.Alias, ct)), NotFound),
            });
        }

        return [.. urls.OrderBy(url => url.Alias, StringComparer.Ordinal)];
    }
}
