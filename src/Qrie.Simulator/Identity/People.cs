namespace Qrie.Simulator;

/// <summary>Who works in the accounts.</summary>
internal sealed class People(SimulatedOrganization organization)
{
    private const string Cli = "aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.7";
    private const string Terraform = "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 terraform-provider-aws/6.14.1 aws-sdk-go-v2/1.39.2";
    private const string Console = "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.750]";

    /// <summary>Somebody of an account, by chance.</summary>
    public Person Anybody(string accountId, string subject) => organization.Chance.Next("who", subject) switch
    {
        < 0.35 => Developer(accountId, "dana", "198.51.100.23"),
        < 0.55 => Developer(accountId, "mori", "203.0.113.80"),
        < 0.70 => User(accountId, "alice", "198.51.100.61"),
        < 0.80 => User(accountId, "ci-deploy", "192.0.2.144") with { UserAgent = Terraform },
        < 0.92 => Role(accountId, "AWSReservedSSO_AdministratorAccess_4f1c2d7e9a0b3c55", "erin@example.com", "203.0.113.7") with { UserAgent = Console },
        < 0.98 => new Person("AWSService", null, "cloudformation.amazonaws.com", "cloudformation.amazonaws.com"),
        _ => Root(accountId),
    };

    /// <summary>Whom the record of a call names.</summary>
    public Person Of(Caller caller, string subject) => caller switch
    {
        { Person: { } person } => person,
        { Kind: CallerKind.Root } => Root(caller.AccountId),
        { Kind: CallerKind.Administrator } => Anybody(caller.AccountId, subject),
        { Kind: CallerKind.Session } => new Person("AssumedRole", caller.Arn, "192.0.2.10", "aws-sdk-dotnet"),
        _ => new Person("IAMUser", caller.Arn, "192.0.2.10", Cli),
    };

    /// <summary>A developer, who works in the role <c>Developer</c>.</summary>
    public Person Developer(string accountId, string name, string sourceIp) => Role(accountId, "Developer", name, sourceIp);

    /// <summary>Somebody in a role.</summary>
    public Person Role(string accountId, string role, string session, string sourceIp) =>
        new("AssumedRole", $"arn:{organization.Partition}:sts::{accountId}:assumed-role/{role}/{session}", sourceIp, Cli);

    /// <summary>An IAM user.</summary>
    public Person User(string accountId, string name, string sourceIp) =>
        new("IAMUser", $"arn:{organization.Partition}:iam::{accountId}:user/{name}", sourceIp, Cli);

    /// <summary>The root user.</summary>
    public Person Root(string accountId) =>
        new("Root", $"arn:{organization.Partition}:iam::{accountId}:root", "203.0.113.7", Console);
}
