using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace Qrie.Aws.Kms;

/// <summary>
/// KMS keys. A key's policy may shut out the account's own principals, and Qrie with them: whether such a key exists is then told
/// by the account's listing, which no key policy can forbid.
/// </summary>
internal sealed class KmsKeyType : ResourceType<KmsKeyConfiguration>
{
    private const string NotFound = "NotFoundException";
    private const string DescribePermission = "kms:DescribeKey";
    private const string ListPermission = "kms:ListKeys";

    public override string Name => "AWS::KMS::Key";

    public override string Service => "kms";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["metadata"] = [DescribePermission, ListPermission],
        ["policy"] = ["kms:GetKeyPolicy"],
        ["rotation"] = ["kms:GetKeyRotationStatus"],
        ["aliases"] = ["kms:ListAliases"],
        ["tags"] = ["kms:ListResourceTags"],
    };

    public override IReadOnlyList<string> ListPermissions => [ListPermission];

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "kms", { Length: > 0 }, { Length: > 0 }, var rest]
        && rest.StartsWith("key/", StringComparison.Ordinal) && rest.Length > "key/".Length;

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        var kms = clients.Kms(region);
        try
        {
            return await ReadAsync(target, region, kms, cancellationToken);
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
                    ? $"{AwsErrors.Code(exception)}: whether the key exists could not be told; grant {DescribePermission} and {ListPermission}."
                    : $"Looking for the key failed: {AwsErrors.Code(exception)}.")
            {
                IsSetback = AwsErrors.HasNoSession(exception),
            };
        }
    }

    // ListKeys says no more than ids: every key is to be described.
    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var key in KeysAsync(clients.Kms(scope.Region), cancellationToken))
        {
            yield return new Listed(key.KeyArn);
        }
    }

    /// <summary>Asks KMS for the key behind an alias, or an alias's ARN.</summary>
    public override async Task<string?> ResolveAsync(string name, ListingScope scope, IAwsClients clients, CancellationToken cancellationToken)
    {
        try
        {
            return (await clients.Kms(scope.Region).DescribeKeyAsync(new DescribeKeyRequest { KeyId = name }, cancellationToken)).KeyMetadata.Arn;
        }
        catch (AmazonServiceException exception) when (!AwsErrors.IsTransient(exception))
        {
            // No such alias, no alias at all, or nobody who may ask.
            return null;
        }
    }

    private async Task<Description> ReadAsync(ResourceTarget target, string region, IAmazonKeyManagementService kms, CancellationToken cancellationToken)
    {
        var parts = new PartReader(cancellationToken, NotFound);
        Task<Observed<T>> Read<T>(string part, Func<CancellationToken, Task<Observed<T>>> read, params string[] absent) where T : notnull =>
            parts.ReadAsync(part, Permissions[part][0], read, absent);

        var policy = Read("policy", async ct =>
            PolicyText.Read((await kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = target.Arn, PolicyName = "default" }, ct)).Policy));
        var rotation = Read("rotation", async ct => Observed<KmsRotation>.Present(
            Rotation(await kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = target.Arn }, ct))),
            "UnsupportedOperationException");
        var aliases = Read("aliases", async ct => Observed<IReadOnlyList<string>>.Present(await AliasesAsync(kms, target.Arn, ct)));
        var tags = Read("tags", ct => TagsAsync(kms, target.Arn, ct));

        // What the others found is of no use when there is no key; they end by themselves.
        var metadata = await MetadataAsync(kms, target, parts, cancellationToken);
        var configuration = new KmsKeyConfiguration
        {
            KeyId = target.Name["key/".Length..],
            Region = region,
            Metadata = metadata,
            Policy = await policy,
            Rotation = await rotation,
            Aliases = await aliases,
            Tags = await tags,
        };
        if (parts.Gone is { } gone)
        {
            return new Description.Failed($"The key went away while it was being read: {gone}.");
        }

        return new Description.Found(
            configuration,
            region,
            configuration.Tags.IsUnreadable ? null : configuration.Tags.TryGet(out var found) ? found : new Dictionary<string, string>(),
            [],
            parts.Unreadable,
            parts.Transient)
        {
            Names = configuration.Aliases.TryGet(out var names)
                ? [.. names, .. names.Select(alias => $"arn:{target.Partition}:kms:{region}:{target.AccountId}:{alias}")]
                : [],
        };
    }

    private static async Task<Observed<KmsKeyMetadata>> MetadataAsync(
        IAmazonKeyManagementService kms, ResourceTarget target, PartReader parts, CancellationToken cancellationToken)
    {
        KeyMetadata described;
        try
        {
            described = (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = target.Arn }, cancellationToken)).KeyMetadata;
        }
        catch (AmazonServiceException denied) when (AwsErrors.IsDenied(denied))
        {
            return await KeysAsync(kms, cancellationToken).AnyAsync(key => key.KeyArn == target.Arn, cancellationToken)
                ? await parts.ReadAsync<KmsKeyMetadata>("metadata", DescribePermission, _ => Task.FromException<Observed<KmsKeyMetadata>>(denied))
                : throw new NotFoundException("The account has no such key.") { ErrorCode = NotFound };
        }

        // Another account's key that we may look at is not the account's.
        return described.AWSAccountId is { } owner && owner != target.AccountId
            ? throw new NotFoundException("The key is another account's.") { ErrorCode = NotFound }
            : Observed<KmsKeyMetadata>.Present(Metadata(described));
    }

    private static KmsKeyMetadata Metadata(KeyMetadata key) => new()
    {
        KeyManager = key.KeyManager?.Value ?? "CUSTOMER",
        KeyState = key.KeyState?.Value ?? "Unavailable",
        KeySpec = key.KeySpec?.Value,
        KeyUsage = key.KeyUsage?.Value,
        Origin = key.Origin?.Value,
        Description = key.Description is { Length: > 0 } description ? description : null,
        MultiRegionKeyType = key.MultiRegionConfiguration?.MultiRegionKeyType?.Value,
        PrimaryKeyArn = key.MultiRegionConfiguration?.PrimaryKey?.Arn,
        CreatedAt = key.CreationDate?.ToUniversalTime(),
        DeletionDate = key.DeletionDate?.ToUniversalTime(),
        ValidTo = key.ValidTo?.ToUniversalTime(),
    };

    private static KmsRotation Rotation(GetKeyRotationStatusResponse status) =>
        new(status.KeyRotationEnabled ?? false, status.KeyRotationEnabled == true ? status.RotationPeriodInDays : null);

    private static async Task<IReadOnlyList<string>> AliasesAsync(IAmazonKeyManagementService kms, string arn, CancellationToken cancellationToken)
    {
        var aliases = new List<string>();
        var request = new ListAliasesRequest { KeyId = arn, Limit = 100 };
        do
        {
            var page = await kms.ListAliasesAsync(request, cancellationToken);
            aliases.AddRange((page.Aliases ?? []).Select(alias => alias.AliasName));
            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is { Length: > 0 });

        aliases.Sort(StringComparer.Ordinal);
        return aliases;
    }

    private static async Task<Observed<SortedDictionary<string, string>>> TagsAsync(IAmazonKeyManagementService kms, string arn, CancellationToken cancellationToken)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var request = new ListResourceTagsRequest { KeyId = arn, Limit = 50 };
        do
        {
            var page = await kms.ListResourceTagsAsync(request, cancellationToken);
            foreach (var tag in page.Tags ?? [])
            {
                tags[tag.TagKey] = tag.TagValue;
            }

            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is { Length: > 0 });

        return tags.Count > 0 ? Observed<SortedDictionary<string, string>>.Present(tags) : Observed<SortedDictionary<string, string>>.Absent;
    }

    private static async IAsyncEnumerable<KeyListEntry> KeysAsync(IAmazonKeyManagementService kms, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListKeysRequest { Limit = 1000 };
        do
        {
            var page = await kms.ListKeysAsync(request, cancellationToken);
            foreach (var key in page.Keys ?? [])
            {
                yield return key;
            }

            request.Marker = page.Truncated == true ? page.NextMarker : null;
        }
        while (request.Marker is { Length: > 0 });
    }
}
