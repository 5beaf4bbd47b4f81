using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>IAM users.</summary>
internal sealed class IamUserType : IamType<IamUserConfiguration>
{
    private const string Kind = "User";

    public override string Name => "AWS::IAM::User";

    public override bool MovesWithoutEvents => true;

    public override IReadOnlySet<string> MovingFacts { get; } = new HashSet<string> { "last_used_on" };

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["name"] = ["iam:GetUser"],
        ["login_profile"] = ["iam:GetLoginProfile"],
        ["mfa"] = ["iam:ListMFADevices"],
        ["access_keys"] = ["iam:ListAccessKeys", "iam:GetAccessKeyLastUsed"],
        ["inline_policies"] = ["iam:ListUserPolicies", "iam:GetUserPolicy"],
        ["attached_policies"] = ["iam:ListAttachedUserPolicies"],
        ["groups"] = ["iam:ListGroupsForUser", "iam:ListAttachedGroupPolicies", "iam:ListGroupPolicies", "iam:GetGroupPolicy"],
        ["permissions_boundary"] = ["iam:GetUser"],
        ["policy_documents"] = IamPolicies.DocumentPermissions,
        ["listing"] = ["iam:GetAccountAuthorizationDetails", "iam:GenerateCredentialReport", "iam:GetCredentialReport"],
    };

    protected override string Word => "user";

    protected override string FindPermission => "iam:GetUser";

    protected override bool ListsLess => true;

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var details = await IamDetails.ReadAsync(clients.Iam(scope.Partition), ["User", "Group", "LocalManagedPolicy"], cancellationToken);
        var report = await ReportAsync(scope, clients, cancellationToken);
        foreach (var user in details.Users)
        {
            var arn = IamXml.Required(user, "Arn");
            // A user that the report does not have, or has of another one of that name, is looked at by itself.
            yield return report?.Find(arn) is { } row && row.CreatedAt == IamXml.Time(user, "CreateDate")
                ? new Listed(arn, await SnapshotAsync(user, row, new IamPolicies(clients, scope.Partition, new PartReader(cancellationToken, IamClient.NoSuchEntity), details), details) with
                {
                    AsOf = report.GeneratedAt,
                })
                : new Listed(arn);
        }
    }

    protected override Task<XElement?> FindAsync(IamClient iam, string name, string? arn, CancellationToken cancellationToken) =>
        iam.FindAsync("GetUser", Kind, cancellationToken, ("UserName", name));

    protected override async Task<Description.Found> ReadAsync(XElement found, IamPolicies policies)
    {
        var (iam, parts, name) = (policies.Iam, policies.Parts, IamXml.Required(found, "UserName"));
        var login = parts.ReadAsync("login_profile", "iam:GetLoginProfile", async ct =>
            await iam.FindAsync("GetLoginProfile", "LoginProfile", ct, ("UserName", name)) is { } profile
                ? Observed<IamLoginProfile>.Present(new IamLoginProfile(IamXml.Time(profile, "CreateDate"), IamXml.Day(IamXml.Time(found, "PasswordLastUsed"))))
                : Observed<IamLoginProfile>.Absent);
        var mfa = parts.ReadAsync("mfa", "iam:ListMFADevices", async ct =>
            Observed<IamMfa>.Present(new IamMfa((await iam.ListAsync("ListMFADevices", "MFADevices", ct, ("UserName", name))).Count > 0)));
        var keys = parts.ReadAsync<IReadOnlyList<IamAccessKey>>("access_keys", "iam:ListAccessKeys", async ct =>
        {
            var active = (await iam.ListAsync("ListAccessKeys", "AccessKeyMetadata", ct, ("UserName", name))).Where(key => IamXml.Text(key, "Status") == "Active");
            return Keys(await Task.WhenAll(active.Select(key => KeyAsync(iam, key, ct))));
        });
        var inline = policies.InlineAsync("inline_policies", Kind, name);
        var attached = policies.AttachedAsync("attached_policies", Kind, name);
        var groups = GroupsAsync(policies, name);
        return Found(
            Facts(found) with
            {
                LoginProfile = await login,
                Mfa = await mfa,
                AccessKeys = await keys,
                InlinePolicies = await inline,
                AttachedPolicies = await attached,
                Groups = await groups,
                PermissionsBoundary = await policies.BoundaryAsync(found),
            },
            IamXml.Required(found, "Arn"), parts);
    }

    /// <summary>
    /// The report knows keys by the time at which they were made, and of the password when it was last set. A key's last use is the
    /// later of the two: the report may be hours old.
    /// </summary>
    protected override IamUserConfiguration Complete(IamUserConfiguration listed, IamUserConfiguration known) => known.Id != listed.Id ? listed : listed with
    {
        LoginProfile = listed.LoginProfile.TryGet(out var login) && known.LoginProfile.TryGet(out var knownLogin)
            ? Observed<IamLoginProfile>.Present(new IamLoginProfile(
                knownLogin.CreatedAt <= login.CreatedAt ? knownLogin.CreatedAt : login.CreatedAt, Later(login.LastUsedOn, knownLogin.LastUsedOn)))
            : listed.LoginProfile,
        AccessKeys = listed.AccessKeys.TryGet(out var keys) && known.AccessKeys.TryGet(out var knownKeys)
            ? Keys(keys.Select(key => knownKeys.FirstOrDefault(one => one.CreatedAt == key.CreatedAt) is { } same
                ? key with { Id = same.Id, LastUsedOn = Later(key.LastUsedOn, same.LastUsedOn) }
                : key))
            : listed.AccessKeys,
    };

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one > other || other is null ? one : other;

    private static async Task<CredentialReport?> ReportAsync(ListingScope scope, IAwsClients clients, CancellationToken cancellationToken)
    {
        try
        {
            return await CredentialReports.Of(clients, scope.Partition).GetAsync(cancellationToken);
        }
        catch (Amazon.Runtime.AmazonServiceException exception) when (AwsErrors.IsDenied(exception))
        {
            // Each user can still be looked at by itself.
            return null;
        }
    }

    private static async Task<Description.Found> SnapshotAsync(XElement user, CredentialReportRow row, IamPolicies policies, IamDetails details)
    {
        var memberships = IamXml.Members(user, "GroupList")
            .Select(name => details.Groups.GetValueOrDefault(name.Value))
            .OfType<XElement>()
            .Select(async group => new IamMembership(
                IamXml.Required(group, "Arn"), await policies.AttachedAsync(group), Powers(policies.Inline("groups", "Group", group))));
        return Found(
            Facts(user) with
            {
                LoginProfile = row.HasPassword
                    ? Observed<IamLoginProfile>.Present(new IamLoginProfile(row.PasswordSetAt, IamXml.Day(row.PasswordUsedAt)))
                    : Observed<IamLoginProfile>.Absent,
                Mfa = Observed<IamMfa>.Present(new IamMfa(row.HasMfa)),
                AccessKeys = Keys(row.ActiveKeys.Select(key => new IamAccessKey(null, key.CreatedAt, IamXml.Day(key.UsedAt)))),
                InlinePolicies = policies.Inline("inline_policies", Kind, user),
                AttachedPolicies = await policies.AttachedAsync(user),
                Groups = Groups(await Task.WhenAll(memberships)),
                PermissionsBoundary = await policies.BoundaryAsync(user),
            },
            IamXml.Required(user, "Arn"), policies.Parts);
    }

    private static async Task<Observed<IReadOnlyList<IamMembership>>> GroupsAsync(IamPolicies policies, string user)
    {
        var listed = await policies.Parts.ReadAsync<IReadOnlyList<XElement>>("groups", "iam:ListGroupsForUser", async ct =>
            Observed<IReadOnlyList<XElement>>.Present(await policies.Iam.ListAsync("ListGroupsForUser", "Groups", ct, ("UserName", user))));
        return listed.TryGet(out var groups)
            ? Groups(await Task.WhenAll(groups.Select(async group =>
            {
                var name = IamXml.Required(group, "GroupName");
                var (attached, inline) = (policies.AttachedAsync("groups", "Group", name), policies.InlineAsync("groups", "Group", name));
                return new IamMembership(IamXml.Required(group, "Arn"), await attached, Powers(await inline));
            })))
            : Observed<IReadOnlyList<IamMembership>>.NotReadable(listed.Reason ?? Unreadable.NotDescribed);
    }

    private static Observed<IReadOnlyList<IamNamedPower>> Powers(Observed<IReadOnlyList<IamInlinePolicy>> inline) => inline.TryGet(out var policies)
        ? Observed<IReadOnlyList<IamNamedPower>>.Present([.. policies.Select(policy => new IamNamedPower(policy.Name, IamPower.Of(policy.Document)))])
        : Observed<IReadOnlyList<IamNamedPower>>.NotReadable(inline.Reason ?? Unreadable.NotDescribed);

    private static Observed<IReadOnlyList<IamMembership>> Groups(IEnumerable<IamMembership> groups) =>
        Observed<IReadOnlyList<IamMembership>>.Present([.. groups.OrderBy(group => group.Arn, StringComparer.Ordinal)]);

    private static Observed<IReadOnlyList<IamAccessKey>> Keys(IEnumerable<IamAccessKey> keys) =>
        Observed<IReadOnlyList<IamAccessKey>>.Present([.. keys.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)]);

    private static async Task<IamAccessKey> KeyAsync(IamClient iam, XElement key, CancellationToken cancellationToken)
    {
        var id = IamXml.Required(key, "AccessKeyId");
        var used = await iam.GetAsync("GetAccessKeyLastUsed", "AccessKeyLastUsed", cancellationToken, ("AccessKeyId", id));
        return new IamAccessKey(id, IamXml.Time(key, "CreateDate") ?? DateTimeOffset.MinValue, IamXml.Day(IamXml.Time(used, "LastUsedDate")));
    }

    private static IamUserConfiguration Facts(XElement user) => new()
    {
        Name = IamXml.Required(user, "UserName"),
        Path = IamXml.Required(user, "Path"),
        Id = IamXml.Required(user, "UserId"),
        CreatedAt = IamXml.Time(user, "CreateDate"),
        Tags = IamXml.Tags(user),
    };

    private static Description.Found Found(IamUserConfiguration configuration, string arn, PartReader parts) => Found(
        configuration, arn, configuration.Tags,
        IamRelations.Of(configuration.AttachedPolicies)
            .Concat(IamRelations.Of(configuration.PermissionsBoundary))
            .Concat(configuration.Groups.TryGet(out var groups) ? groups.SelectMany(group => IamRelations.Of(group.AttachedPolicies).Append(group.Arn)) : []),
        parts);
}
