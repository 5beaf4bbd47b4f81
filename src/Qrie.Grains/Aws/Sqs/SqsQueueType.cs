using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Qrie.Aws.Sqs;

/// <summary>
/// SQS queues. Everything but the tags comes from one call, which the queue's own policy may forbid: whether such a queue exists is
/// then told by the account's listing.
/// </summary>
internal sealed class SqsQueueType : ResourceType<SqsQueueConfiguration>
{
    private const string AttributesPermission = "sqs:GetQueueAttributes";
    private const string ListPermission = "sqs:ListQueues";

    // The SDK gives the code of the older protocol where the service sends it along.
    private static readonly string[] NotFound = ["AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"];

    public override string Name => "AWS::SQS::Queue";

    public override string Service => "sqs";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["policy"] = [AttributesPermission, ListPermission],
        ["encryption"] = [AttributesPermission, ListPermission],
        ["delivery"] = [AttributesPermission, ListPermission],
        ["tags"] = ["sqs:ListQueueTags"],
    };

    public override IReadOnlyList<string> ListPermissions => [ListPermission];

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "sqs", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        try
        {
            return await ReadAsync(target, region, clients.Sqs(region), cancellationToken);
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
                    ? $"{AwsErrors.Code(exception)}: whether the queue exists could not be told; grant {AttributesPermission} and {ListPermission}."
                    : $"Looking for the queue failed: {AwsErrors.Code(exception)}.")
            {
                IsSetback = AwsErrors.HasNoSession(exception),
            };
        }
    }

    // ListQueues says no more than URLs: every queue is to be described.
    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in NamesAsync(clients.Sqs(scope.Region), "", cancellationToken))
        {
            yield return new Listed($"arn:{scope.Partition}:sqs:{scope.Region}:{scope.AccountId}:{name}");
        }
    }

    private async Task<Description> ReadAsync(ResourceTarget target, string region, IAmazonSQS sqs, CancellationToken cancellationToken)
    {
        var url = UrlOf(sqs, Arns.AccountId(target.Arn) ?? target.AccountId, target.Name);
        var parts = new PartReader(cancellationToken, NotFound);
        var tags = parts.ReadAsync("tags", Permissions["tags"][0], async ct =>
            (await sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url }, ct)).Tags is { Count: > 0 } found
                ? Observed<SortedDictionary<string, string>>.Present(new SortedDictionary<string, string>(found, StringComparer.Ordinal))
                : Observed<SortedDictionary<string, string>>.Absent);
        var attributes = await AttributesAsync(sqs, url, target.Name, cancellationToken);
        Task<Observed<T>> Read<T>(string part, Func<IReadOnlyDictionary<string, string>, Observed<T>> read) where T : notnull =>
            parts.ReadAsync(part, AttributesPermission, async _ => read(await attributes));

        var configuration = new SqsQueueConfiguration
        {
            Name = target.Name,
            Region = region,
            Policy = await Read("policy", found => PolicyText.Read(found.GetValueOrDefault("Policy"))),
            Encryption = await Read("encryption", Encryption),
            Delivery = await Read("delivery", Delivery),
            Tags = await tags,
        };
        if (parts.Gone is { } gone)
        {
            return new Description.Failed($"The queue went away while it was being read: {gone}.");
        }

        return new Description.Found(
            configuration,
            region,
            configuration.Tags.IsUnreadable ? null : configuration.Tags.TryGet(out var set) ? set : new Dictionary<string, string>(),
            [],
            parts.Unreadable,
            parts.Transient);
    }

    /// <returns>The attributes, or the refusal, of a queue that exists.</returns>
    private static async Task<Task<IReadOnlyDictionary<string, string>>> AttributesAsync(
        IAmazonSQS sqs, string url, string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = ["All"] }, cancellationToken);
            return Task.FromResult<IReadOnlyDictionary<string, string>>(answer.Attributes ?? []);
        }
        catch (AmazonServiceException denied) when (AwsErrors.IsDenied(denied))
        {
            return await NamesAsync(sqs, name, cancellationToken).AnyAsync(listed => listed == name, cancellationToken)
                ? Task.FromException<IReadOnlyDictionary<string, string>>(denied)
                : throw new QueueDoesNotExistException("The account has no such queue.") { ErrorCode = NotFound[1] };
        }
    }

    private static Observed<SqsEncryption> Encryption(IReadOnlyDictionary<string, string> attributes) =>
        attributes.GetValueOrDefault("KmsMasterKeyId") is { Length: > 0 } key ? Observed<SqsEncryption>.Present(new SqsEncryption(key))
        : IsTrue(attributes, "SqsManagedSseEnabled") ? Observed<SqsEncryption>.Present(new SqsEncryption(null))
        : Observed<SqsEncryption>.Absent;

    private static Observed<SqsDelivery> Delivery(IReadOnlyDictionary<string, string> attributes) => Observed<SqsDelivery>.Present(new SqsDelivery
    {
        Fifo = IsTrue(attributes, "FifoQueue"),
        VisibilityTimeout = Number(attributes, "VisibilityTimeout"),
        MessageRetentionPeriod = Number(attributes, "MessageRetentionPeriod"),
        DelaySeconds = Number(attributes, "DelaySeconds"),
        RedrivePolicy = Json(attributes, "RedrivePolicy"),
        RedriveAllowPolicy = Json(attributes, "RedriveAllowPolicy"),
    });

    private static bool IsTrue(IReadOnlyDictionary<string, string> attributes, string name) =>
        "true".Equals(attributes.GetValueOrDefault(name), StringComparison.OrdinalIgnoreCase);

    private static int? Number(IReadOnlyDictionary<string, string> attributes, string name) =>
        int.TryParse(attributes.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // What no policy reads does not make a queue unreadable.
    private static JsonElement? Json(IReadOnlyDictionary<string, string> attributes, string name) =>
        PolicyText.Read(attributes.GetValueOrDefault(name)).TryGet(out var json) ? json : null;

    // SQS knows a queue by the account and the name that its URL ends with.
    private static string UrlOf(IAmazonSQS sqs, string accountId, string name) =>
        $"{sqs.DetermineServiceOperationEndpoint(new GetQueueUrlRequest(name)).URL.TrimEnd('/')}/{accountId}/{name}";

    private static async IAsyncEnumerable<string> NamesAsync(IAmazonSQS sqs, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Without a number SQS ends the list after a thousand, and does not say so.
        var request = new ListQueuesRequest { MaxResults = 1000, QueueNamePrefix = prefix.Length > 0 ? prefix : null };
        do
        {
            var page = await sqs.ListQueuesAsync(request, cancellationToken);
            foreach (var url in page.QueueUrls ?? [])
            {
                yield return url[(url.LastIndexOf('/') + 1)..];
            }

            request.NextToken = page.NextToken;
        }
        while (request.NextToken is { Length: > 0 });
    }
}
