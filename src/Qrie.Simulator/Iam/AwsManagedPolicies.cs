using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qrie.Simulator.Iam;

/// <summary>A few of the policies that AWS keeps for everybody, shortened.</summary>
internal static class AwsManagedPolicies
{
    private static readonly FrozenDictionary<string, string> Documents = new Dictionary<string, string>
    {
        ["AdministratorAccess"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        ["PowerUserAccess"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},{"Effect":"Allow","Action":["iam:CreateServiceLinkedRole","iam:DeleteServiceLinkedRole","iam:ListRoles","organizations:DescribeOrganization","account:ListRegions"],"Resource":"*"}]}""",
        ["ReadOnlyAccess"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","iam:Get*","iam:List*","s3:Get*","s3:List*"],"Resource":"*"}]}""",
        ["SecurityAudit"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","iam:Get*","iam:List*","iam:GenerateCredentialReport","s3:GetBucket*","s3:ListAllMyBuckets"],"Resource":"*"}]}""",
        ["AmazonS3FullAccess"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","s3-object-lambda:*"],"Resource":"*"}]}""",
        ["IAMFullAccess"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*","organizations:DescribeAccount"],"Resource":"*"}]}""",
        ["IAMUserChangePassword"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:ChangePassword"],"Resource":["arn:aws:iam::*:user/${aws:username}"]},{"Effect":"Allow","Action":["iam:GetAccountPasswordPolicy"],"Resource":"*"}]}""",
        ["AWSSupportAccess"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["support:*"],"Resource":"*"}]}""",
        ["AWSCloudShellFullAccess"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cloudshell:*"],"Resource":"*"}]}""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Arn(string partition, string name) => $"arn:{partition}:iam::aws:policy/{name}";

    public static SimulatedPolicy? Find(string arn, DateTimeOffset madeAt) =>
        arn.Split(':', 6) is [_, var partition, "iam", "", "aws", var rest] && Documents.TryGetValue(rest[(rest.LastIndexOf('/') + 1)..], out var document)
        && rest["policy/".Length..] is var name && arn == Arn(partition, name)
            ? new SimulatedPolicy
            {
                Arn = arn,
                Name = name,
                Path = "/",
                Id = "ANPA" + name.ToUpperInvariant().PadRight(17, '2')[..17],
                CreatedAt = madeAt,
                Versions = ImmutableSortedDictionary<int, (string, DateTimeOffset)>.Empty.Add(1, (document, madeAt)),
                Default = 1,
            }
            : null;
}
