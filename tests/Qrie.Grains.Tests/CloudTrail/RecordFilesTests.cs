using System.Text.Json.Nodes;
using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail;

/// <summary>Whole records, with all that CloudTrail writes around the few members that count.</summary>
public sealed class RecordFilesTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "CloudTrail", "records");

    [Theory]
    [InlineData("s3-create-bucket", "C arn:aws:s3:::harbour-ledger-eu")]
    [InlineData("s3-create-bucket-old-version", "C arn:aws:s3:::quay-archive-2019")]
    [InlineData("s3-put-bucket-public-access-block", "U arn:aws:s3:::harbour-ledger-eu")]
    [InlineData("s3-put-account-public-access-block",
        "U arn:aws:account::111122223333:account", "R S3::Bucket of arn:aws:account::111122223333:account", "R arn:aws:account::111122223333:account")]
    [InlineData("ec2-run-instances",
        "C arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60718", "C arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60719",
        "R EC2::Volume of arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60718", "R EC2::Volume of arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60719",
        "R EC2::NetworkInterface of arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60718",
        "R EC2::NetworkInterface of arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60719")]
    [InlineData("ec2-authorize-security-group-ingress",
        "U arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0f1e2d3c4b5a69788",
        "R EC2::Instance of arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0f1e2d3c4b5a69788",
        "R RDS::DBInstance of arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0f1e2d3c4b5a69788")]
    [InlineData("ec2-create-flow-logs", "U arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0d1e2f3a4b5c6d7e8")]
    [InlineData("iam-attach-role-policy", "U IAM::Role Deployer")]
    [InlineData("iam-create-user", "C arn:aws:iam::111122223333:user/partners/freight-sync")]
    [InlineData("signin-console-login-root", "U arn:aws:account::111122223333:account")]
    [InlineData("kms-create-alias", "U arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-4b5a-4697-8878-8a9bacbdcedf")]
    [InlineData("kms-delete-key", "D arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-4b5a-4697-8878-8a9bacbdcedf")]
    [InlineData("rds-modify-db-instance", "D arn:aws:rds:eu-west-1:111122223333:db:ledger-main", "C arn:aws:rds:eu-west-1:111122223333:db:ledger-primary")]
    [InlineData("lambda-add-permission", "U arn:aws:lambda:eu-west-1:111122223333:function:thumbnails")]
    [InlineData("cloudtrail-stop-logging", "U arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit", "R arn:aws:account::111122223333:account")]
    [InlineData("sqs-set-queue-attributes", "U arn:aws:sqs:eu-west-1:111122223333:orders")]
    [InlineData("sns-set-topic-attributes", "U arn:aws:sns:eu-west-1:111122223333:alarms")]
    public void A_whole_record_gives(string file, params string[] expected)
    {
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file + ".json")))!.AsObject();
        record.Parse().Short().Should().Equal(expected);
        Envelope(record).ParseEnvelope().Short().Should().Equal(expected);
    }

    [Fact]
    public void Every_file_is_tested()
    {
        var tested = typeof(RecordFilesTests).GetMethod(nameof(A_whole_record_gives))!.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value);
        Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(tested);
    }
}
