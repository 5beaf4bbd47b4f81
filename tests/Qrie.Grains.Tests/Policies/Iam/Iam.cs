using System.Text.Json;
using Qrie.Aws;
using Qrie.Aws.Iam;
using Qrie.Aws.Organization;

namespace Qrie.Policies.Iam;

/// <summary>Users, roles, groups, policies and accounts for tests. One that nobody has set anything for can do nothing.</summary>
internal static class Iam
{
    public const string Everything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    public static DateTimeOffset Now { get; } = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    public static IamUserConfiguration User { get; } = new()
    {
        Name = "ann", Path = "/", Id = "AIDA1", CreatedAt = Now.AddYears(-2),
        LoginProfile = Observed<IamLoginProfile>.Absent,
        Mfa = Is(new IamMfa(false)),
        AccessKeys = List<IamAccessKey>(),
        InlinePolicies = List<IamInlinePolicy>(),
        AttachedPolicies = List<IamNamedPower>(),
        Groups = List<IamMembership>(),
        PermissionsBoundary = Observed<IamNamedPower>.Absent,
        Tags = [],
    };

    public static IamRoleConfiguration Role { get; } = new()
    {
        Name = "r", Path = "/", Id = "AROA1", CreatedAt = Now.AddYears(-2),
        TrustPolicy = Document("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}"""),
        InlinePolicies = List<IamInlinePolicy>(),
        AttachedPolicies = List<IamNamedPower>(),
        PermissionsBoundary = Observed<IamNamedPower>.Absent,
        Tags = [],
    };

    public static IamRoleConfiguration ServiceLinked { get; } = Role with { Path = "/aws-service-role/elb.amazonaws.com/" };

    public static IamGroupConfiguration Group { get; } = new()
    {
        Name = "g", Path = "/", Id = "AGPA1", MemberCount = 1, InlinePolicies = List<IamInlinePolicy>(), AttachedPolicies = List<IamNamedPower>(),
    };

    public static AccountConfiguration Account { get; } = new()
    {
        AccountId = "123456789012",
        Root = Is(new IamRootUser(true, 0, true)),
        RootUse = Is(new IamRootUse(null, null)),
        PasswordPolicy = Is(Strong),
    };

    public static IamPasswordPolicy Strong => new()
    {
        MinimumLength = 14, RequireLowercase = true, RequireUppercase = true, RequireNumbers = true, RequireSymbols = true, MaxAgeDays = 90, ReusePrevention = 24,
    };

    public static EvaluationContext At(DateTimeOffset now) => new() { Now = now, AccountId = "123456789012", Arn = "arn:aws:iam::123456789012:user/ann" };

    public static Observed<T> Is<T>(T value) where T : notnull => Observed<T>.Present(value);

    public static Observed<IReadOnlyList<T>> List<T>(params T[] items) => Observed<IReadOnlyList<T>>.Present(items);

    public static Observed<T> Denied<T>(string permission) where T : notnull => Observed<T>.NotReadable(new Unreadable("AccessDenied", permission));

    public static Observed<JsonElement> Document(params string[] statements) =>
        Is(CanonicalJson.Normalize($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}"""));

    public static Observed<IReadOnlyList<IamInlinePolicy>> Inline(params string[] statements) => List(new IamInlinePolicy("own", Document(statements)));

    public static IamNamedPower Attached(string arn, bool grants, bool denies = false) => new(arn, Is(new IamPower(grants, denies)));

    public static Verdict Judge(this IPolicy<IamUserConfiguration> policy, IamUserConfiguration user, DateTimeOffset? now = null) => policy.Evaluate(user, At(now ?? Now));

    public static Verdict Judge(this IPolicy<IamRoleConfiguration> policy, IamRoleConfiguration role, DateTimeOffset? now = null) => policy.Evaluate(role, At(now ?? Now));

    public static Verdict Judge(this IPolicy<IamGroupConfiguration> policy, IamGroupConfiguration group) => policy.Evaluate(group, At(Now));

    public static Verdict Judge(this IPolicy<AccountConfiguration> policy, AccountConfiguration account, DateTimeOffset? now = null) => policy.Evaluate(account, At(now ?? Now));

    public static Verdict Judge(this IPolicy<IamManagedPolicyConfiguration> policy, params string[] statements) => policy.Judge(Document(statements));

    public static Verdict Judge(this IPolicy<IamManagedPolicyConfiguration> policy, Observed<JsonElement> document) => policy.Evaluate(
        new IamManagedPolicyConfiguration { Name = "p", Path = "/", Id = "ANPA1", DefaultVersion = "v1", Document = document, AttachmentCount = 2 }, At(Now));
}
