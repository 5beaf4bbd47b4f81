using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Amazon.Runtime;
using Qrie.Aws.Protocol;

namespace Qrie.Aws.Sns;

/// <summary>
/// SNS topics. Everything but the tags comes from one call, which the topic's own policy may forbid: whether such a topic exists is
/// then told by the account's listing.
/// </summary>
internal sealed class SnsTopicType : ResourceType<SnsTopicConfiguration>
{
    private const string AttributesPermission = "sns:GetTopicAttributes";
    private const string ListPermission = "sns:ListTopics";

    // The operation says NotFound, the one for tags ResourceNotFound.
    private static readonly string[] NotFound = ["NotFound", "NotFoundException", "ResourceNotFound", "ResourceNotFoundException"];

    public override string Name => "AWS::SNS::Topic";

    public override string Service => "sns";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["policy"] = [AttributesPermission, ListPermission],
        ["encryption"] = [AttributesPermission, ListPermission],
        ["delivery"] = [AttributesPermission, ListPermission],
        ["tags"] = ["sns:ListTagsForResource"],
    };

    public override IReadOnlyList<string> ListPermissions => [ListPermission];

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "sns", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        try
        {
            return await ReadAsync(target, region, clients.Sns(region), cancellationToken);
        }
        catch (AmazonServiceException exception) when (NotFound.Contains(exception.ErrorCode))
        {
            return new Description.Missing();
        }
        catch (Exception exception) when (AwsErrors.IsTransient(exception) || exception is AmazonServiceException or Accounts.AccountAccessException)
        {
            return new Description.Failed(
                exception is Accounts.AccountAccessException ? exception.Message
                : AwsErrors.IsDenied(exception)
                    ? $"{AwsErrors.Code(exception)}: whether the topic exists could not be told; grant {AttributesPermission} and {ListPermission}."
                    : $"Looking for the topic failed: {AwsErrors.Code(exception)}.")
            {
                IsSetback = AwsErrors.HasNoSession(exception),
            };
        }
    }

    // ListTopics says no more than ARNs: every topic is to be described.
    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var arn in ArnsAsync(clients.Sns(scope.Region), cancellationToken))
        {
            yield return new Listed(arn);
        }
    }

    private async Task<Description> ReadAsync(ResourceTarget target, string region, QueryClient sns, CancellationToken cancellationToken)
    {
        var parts = new PartReader(cancellationToken, NotFound);
        var tags = parts.ReadAsync("tags", Permissions["tags"][0], async ct =>
            Tags(await sns.CallAsync("ListTagsForResource", [("ResourceArn", target.Arn)], ct)));
        var attributes = await AttributesAsync(sns, target.Arn, cancellationToken);
        Task<Observed<T>> Read<T>(string part, Func<IReadOnlyDictionary<string, string>, Observed<T>> read) where T : notnull =>
            parts.ReadAsync(part, AttributesPermission, async _ => read(await attributes));

        var configuration = new SnsTopicConfiguration
        {
            Name = target.Name,
            Region = region,
            Policy = await Read("policy", found => PolicyText.Read(found.GetValueOrDefault("Policy"))),
            Encryption = await Read("encryption", found => found.GetValueOrDefault("KmsMasterKeyId") is { Length: > 0 } key
                ? Observed<SnsEncryption>.Present(new SnsEncryption(key))
                : Observed<SnsEncryption>.Absent),
            Delivery = await Read("delivery", found => Observed<SnsDelivery>.Present(new SnsDelivery(
                found.GetValueOrDefault("FifoTopic") == "true", Text(found, "DisplayName"), Text(found, "SignatureVersion")))),
            Tags = await tags,
        };
        if (parts.Gone is { } gone)
        {
            return new Description.Failed($"The topic went away while it was being read: {gone}.");
        }

        return new Description.Found(
            configuration,
            region,
            configuration.Tags.IsUnreadable ? null : configuration.Tags.TryGet(out var set) ? set : new Dictionary<string, string>(),
            [],
            parts.Unreadable,
            parts.Transient);
    }

    /// <returns>The attributes, or the refusal, of a topic that exists.</returns>
    private static async Task<Task<IReadOnlyDictionary<string, string>>> AttributesAsync(QueryClient sns, string arn, CancellationToken cancellationToken)
    {
        try
        {
            var result = await sns.CallAsync("GetTopicAttributes", [("TopicArn", arn)], cancellationToken);
            return Task.FromResult<IReadOnlyDictionary<string, string>>(Pairs(result.Element("Attributes"), "entry", "key", "value"));
        }
        catch (AmazonServiceException denied) when (AwsErrors.IsDenied(denied))
        {
            return await ArnsAsync(sns, cancellationToken).ContainsAsync(arn, cancellationToken: cancellationToken)
                ? Task.FromException<IReadOnlyDictionary<string, string>>(denied)
                : throw new AmazonServiceException("The account has no such topic.") { ErrorCode = NotFound[0], StatusCode = System.Net.HttpStatusCode.NotFound };
        }
    }

    private static Observed<SortedDictionary<string, string>> Tags(XElement result) =>
        Pairs(result.Element("Tags"), "member", "Key", "Value") is { Count: > 0 } tags
            ? Observed<SortedDictionary<string, string>>.Present(tags)
            : Observed<SortedDictionary<string, string>>.Absent;

    private static SortedDictionary<string, string> Pairs(XElement? list, string item, string key, string value) => new(
        (list?.Elements(item) ?? []).ToDictionary(pair => pair.Element(key)?.Value ?? "", pair => pair.Element(value)?.Value ?? ""), StringComparer.Ordinal);

    private static string? Text(IReadOnlyDictionary<string, string> attributes, string name) =>
        attributes.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static async IAsyncEnumerable<string> ArnsAsync(QueryClient sns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in sns.PagesAsync("ListTopics", [], cancellationToken, "NextToken"))
        {
            foreach (var arn in page.Descendants("TopicArn"))
            {
                yield return arn.Value;
            }
        }
    }
}
