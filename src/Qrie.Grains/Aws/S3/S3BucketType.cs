using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Aws.S3Control;

namespace Qrie.Aws.S3;

/// <summary>S3 buckets. A bucket is the account's only if the account's own listing has it: a readable name proves nothing.</summary>
internal sealed class S3BucketType : ResourceType<S3BucketConfiguration>
{
    private const string ListPermission = "s3:ListAllMyBuckets";
    private static readonly Observed<JsonElement> Malformed = Observed<JsonElement>.NotReadable(new Unreadable("MalformedPolicy", null));

    public override string Name => "AWS::S3::Bucket";

    public override string Service => "s3";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["account_public_access_block"] = ["s3:GetAccountPublicAccessBlock"],
        ["public_access_block"] = ["s3:GetBucketPublicAccessBlock"],
        ["policy"] = ["s3:GetBucketPolicy"],
        ["policy_status"] = ["s3:GetBucketPolicyStatus"],
        ["acl"] = ["s3:GetBucketAcl"],
        ["ownership"] = ["s3:GetBucketOwnershipControls"],
        ["encryption"] = ["s3:GetEncryptionConfiguration"],
        ["versioning"] = ["s3:GetBucketVersioning"],
        ["logging"] = ["s3:GetBucketLogging"],
        ["lifecycle"] = ["s3:GetLifecycleConfiguration"],
        ["tags"] = ["s3:GetBucketTagging"],
        ["region"] = [ListPermission, "s3:GetBucketLocation"],
    };

    public override IReadOnlyList<string> ListPermissions => [ListPermission];

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "s3", "", "", { Length: > 0 } name] && !name.Contains('/', StringComparison.Ordinal);

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var home = Arns.HomeRegion(target.Partition);
        try
        {
            if (await S3Lookups.Buckets(clients, home).LoadAsync(target.Name, cancellationToken) is not { } listed)
            {
                return new Description.Missing();
            }

            var region = listed.BucketRegion is { Length: > 0 } known
                ? known
                : await LocateAsync(target, clients.S3(home), home, cancellationToken);
            return await ReadAsync(target, listed, region, clients, cancellationToken);
        }
        catch (Exception exception) when (AwsErrors.IsTransient(exception) || exception is AmazonServiceException or Accounts.AccountAccessException)
        {
            return new Description.Failed(
                exception is Accounts.AccountAccessException ? exception.Message
                : AwsErrors.IsDenied(exception)
                    ? $"{AwsErrors.Code(exception)}: whether the bucket exists could not be told; grant {ListPermission} and s3:GetBucketLocation."
                    : $"Looking for the bucket failed: {AwsErrors.Code(exception)}.")
            {
                IsSetback = AwsErrors.HasNoSession(exception),
                Permission = AwsErrors.IsDenied(exception) ? ListPermission : null,
            };
        }
    }

    public override bool IsGlobal => true;

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var bucket in S3Lookups.AllAsync(clients.S3(Arns.HomeRegion(scope.Partition)), cancellationToken))
        {
            yield return new Listed($"arn:{scope.Partition}:s3:::{bucket.BucketName}");
        }
    }

    private static async Task<string> LocateAsync(ResourceTarget target, IAmazonS3 s3, string home, CancellationToken cancellationToken)
    {
        var location = await s3.GetBucketLocationAsync(
            new GetBucketLocationRequest { BucketName = target.Name, ExpectedBucketOwner = target.AccountId }, cancellationToken);
        return location.Location?.Value switch
        {
            null or "" => home,
            "EU" => "eu-west-1",
            var region => region,
        };
    }

    private async Task<Description> ReadAsync(
        ResourceTarget target, S3Bucket listed, string region, IAwsClients clients, CancellationToken cancellationToken)
    {
        var (name, owner, s3, parts) = (target.Name, target.AccountId, clients.S3(region), new PartReader(cancellationToken, "NoSuchBucket", "PermanentRedirect", "AuthorizationHeaderMalformed"));
        Task<Observed<T>> Read<T>(string part, Func<CancellationToken, Task<Observed<T>>> read, params string[] absent) where T : notnull =>
            parts.ReadAsync(part, Permissions[part][0], read, absent);

        var accountBlock = Read("account_public_access_block", async ct =>
            Observe((await S3Lookups.AccountBlock(clients, region).LoadAsync(owner, ct))?.Block));
        var block = Read("public_access_block", async ct =>
            Observe((await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = name, ExpectedBucketOwner = owner }, ct))
                .PublicAccessBlockConfiguration is { } flags ? Block(flags) : null),
            "NoSuchPublicAccessBlockConfiguration");
        var policy = Read("policy", async ct =>
        {
            var response = await s3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = name, ExpectedBucketOwner = owner }, ct);
            return response.HttpStatusCode == HttpStatusCode.NotFound || string.IsNullOrEmpty(response.Policy)
                ? Observed<JsonElement>.Absent
                : Policy(response.Policy);
        }, "NoSuchBucketPolicy");
        var status = Read("policy_status", async ct =>
        {
            var response = await s3.GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = name, ExpectedBucketOwner = owner }, ct);
            return response.PolicyStatus?.IsPublic is { } isPublic ? Observe(new S3PolicyStatus(isPublic)) : Observed<S3PolicyStatus>.Absent;
        }, "NoSuchBucketPolicy");
        var acl = Read("acl", async ct =>
            Observe(Acl(await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = name, ExpectedBucketOwner = owner }, ct))));
        var ownership = Read("ownership", async ct =>
        {
            var response = await s3.GetBucketOwnershipControlsAsync(new GetBucketOwnershipControlsRequest { BucketName = name, ExpectedBucketOwner = owner }, ct);
            return response.OwnershipControls?.Rules?.FirstOrDefault()?.ObjectOwnership?.Value is { } value
                ? Observe(new S3Ownership(value))
                : Observed<S3Ownership>.Absent;
        }, "OwnershipControlsNotFoundError");
        var encryption = Read("encryption", async ct =>
        {
            var response = await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = name, ExpectedBucketOwner = owner }, ct);
            return response.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules is { Count: > 0 } rules
                ? Observe(new S3Encryption([.. rules.Select(Rule)]))
                : Observed<S3Encryption>.Absent;
        }, "ServerSideEncryptionConfigurationNotFoundError");
        var versioning = Read("versioning", async ct =>
        {
            var config = (await s3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = name, ExpectedBucketOwner = owner }, ct)).VersioningConfig;
            // The SDK reads a status that was never set as "Off".
            return Observe(new S3Versioning(
                config?.Status?.Value is { } value && value != "Off" ? value : null,
                config?.EnableMfaDelete is { } mfa ? (mfa ? "Enabled" : "Disabled") : null));
        });
        var logging = Read("logging", async ct =>
            (await s3.GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = name, ExpectedBucketOwner = owner }, ct))
                .BucketLoggingConfig is { TargetBucketName: { Length: > 0 } target } config
                ? Observe(new S3Logging(target, config.TargetPrefix))
                : Observed<S3Logging>.Absent);
        var lifecycle = Read("lifecycle", async ct =>
            (await s3.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = name, ExpectedBucketOwner = owner }, ct))
                .Configuration?.Rules is { Count: > 0 } rules
                ? Observe(new S3Lifecycle([.. rules.Select(Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal)]))
                : Observed<S3Lifecycle>.Absent,
            "NoSuchLifecycleConfiguration");
        var tags = Read("tags", async ct =>
            (await s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = name, ExpectedBucketOwner = owner }, ct)).TagSet is { Count: > 0 } set
                ? Observe(new SortedDictionary<string, string>(set.ToDictionary(tag => tag.Key, tag => tag.Value), StringComparer.Ordinal))
                : Observed<SortedDictionary<string, string>>.Absent,
            "NoSuchTagSet");

        var configuration = new S3BucketConfiguration
        {
            Name = name,
            Region = region,
            CreatedAt = listed.CreationDate?.ToUniversalTime(),
            AccountPublicAccessBlock = await accountBlock,
            PublicAccessBlock = await block,
            Policy = await policy,
            PolicyStatus = await status,
            Acl = await acl,
            Ownership = await ownership,
            Encryption = await encryption,
            Versioning = await versioning,
            Logging = await logging,
            Lifecycle = await lifecycle,
            Tags = await tags,
        };
        if (parts.Gone is { } gone)
        {
            return new Description.Failed($"The bucket went away or moved while it was being read: {gone}.");
        }

        return new Description.Found(
            configuration,
            region,
            configuration.Tags.IsUnreadable ? null : configuration.Tags.TryGet(out var found) ? found : new Dictionary<string, string>(),
            [Arns.Account(target.Partition, owner)],
            parts.Unreadable,
            parts.Transient);
    }

    private static Observed<T> Observe<T>(T? value) where T : class => value is null ? Observed<T>.Absent : Observed<T>.Present(value);

    private static PublicAccessBlock Block(PublicAccessBlockConfiguration flags) => new()
    {
        BlockPublicAcls = flags.BlockPublicAcls ?? false,
        IgnorePublicAcls = flags.IgnorePublicAcls ?? false,
        BlockPublicPolicy = flags.BlockPublicPolicy ?? false,
        RestrictPublicBuckets = flags.RestrictPublicBuckets ?? false,
    };

    private static Observed<JsonElement> Policy(string text)
    {
        try
        {
            var policy = CanonicalJson.Normalize(text);
            return policy.ValueKind == JsonValueKind.Object ? Observed<JsonElement>.Present(policy) : Malformed;
        }
        catch (JsonException)
        {
            return Malformed;
        }
    }

    private static S3Acl Acl(GetBucketAclResponse response) => new(
        response.Owner?.Id,
        [.. (response.Grants ?? [])
            .Select(grant => new S3Grant(
                grant.Grantee?.URI ?? grant.Grantee?.CanonicalUser ?? grant.Grantee?.EmailAddress ?? "",
                grant.Permission?.Value ?? ""))
            .OrderBy(grant => grant.Grantee, StringComparer.Ordinal)
            .ThenBy(grant => grant.Permission, StringComparer.Ordinal)]);

    private static S3EncryptionRule Rule(ServerSideEncryptionRule rule) => new(
        rule.ServerSideEncryptionByDefault?.ServerSideEncryptionAlgorithm?.Value,
        rule.ServerSideEncryptionByDefault?.ServerSideEncryptionKeyManagementServiceKeyId,
        rule.BucketKeyEnabled ?? false);

    private static S3LifecycleRule Rule(LifecycleRule rule) => new(
        rule.Id,
        rule.Status?.Value ?? "Disabled",
        (rule.Filter?.LifecycleFilterPredicate as LifecyclePrefixPredicate)?.Prefix,
        rule.Expiration?.Days);
}
