using System.Net;
using System.Xml.Linq;
using Qrie.Simulator.Rds;

namespace Qrie.Simulator.Tests.Rds;

public sealed class RdsTests
{
    [Fact]
    public async Task An_instance_is_made_modified_renamed_and_deleted()
    {
        await using var aws = await Aws.StartAsync();
        await CreateAsync(aws, "Orders", ("StorageEncrypted", "true"));
        var made = (await CallAsync(aws, "DescribeDBInstances", ("DBInstanceIdentifier", "ORDERS"))).Descendants("DBInstance").Single();
        made.Element("DBInstanceIdentifier")!.Value.Should().Be("orders");
        made.Element("DBInstanceArn")!.Value.Should().Be($"arn:aws:rds:us-east-1:{aws.Account.Id}:db:orders");
        made.Element("StorageEncrypted")!.Value.Should().Be("true");

        await CallAsync(aws, "ModifyDBInstance", ("DBInstanceIdentifier", "orders"), ("PubliclyAccessible", "true"), ("NewDBInstanceIdentifier", "orders-2"), ("ApplyImmediately", "true"));
        var renamed = (await CallAsync(aws, "DescribeDBInstances")).Descendants("DBInstance").Single();
        (renamed.Element("DBInstanceIdentifier")!.Value, renamed.Element("PubliclyAccessible")!.Value).Should().Be(("orders-2", "true"));
        renamed.Element("DbiResourceId")!.Value.Should().Be(made.Element("DbiResourceId")!.Value);

        (await RefusedAsync(aws, "DeleteDBInstance", ("DBInstanceIdentifier", "orders-2"))).Should().Be("InvalidParameterCombination");
        await CallAsync(aws, "DeleteDBInstance", ("DBInstanceIdentifier", "orders-2"), ("FinalDBSnapshotIdentifier", "last"));
        (await RefusedAsync(aws, "DescribeDBInstances", ("DBInstanceIdentifier", "orders-2"))).Should().Be("DBInstanceNotFound");
        (await CallAsync(aws, "DescribeDBSnapshots")).Descendants("DBSnapshotIdentifier").Single().Value.Should().Be("last");
    }

    [Fact]
    public async Task What_waits_is_pending_until_the_maintenance_window()
    {
        await using var aws = await Aws.StartAsync();
        await CreateAsync(aws, "orders");
        await CallAsync(aws, "ModifyDBInstance", ("DBInstanceIdentifier", "orders"), ("MultiAZ", "true"), ("DeletionProtection", "true"));
        var waiting = (await CallAsync(aws, "DescribeDBInstances")).Descendants("DBInstance").Single();
        (waiting.Element("MultiAZ")!.Value, waiting.Element("PendingModifiedValues")!.Element("MultiAZ")!.Value, waiting.Element("DeletionProtection")!.Value).Should().Be(("false", "true", "true"));

        aws.Organization.Services.Get<RdsService>().Databases.PassMaintenanceWindow();
        var passed = (await CallAsync(aws, "DescribeDBInstances")).Descendants("DBInstance").Single();
        (passed.Element("MultiAZ")!.Value, passed.Element("PendingModifiedValues")!.HasElements).Should().Be(("true", false));
        (await RefusedAsync(aws, "DeleteDBInstance", ("DBInstanceIdentifier", "orders"), ("SkipFinalSnapshot", "true"))).Should().Be("InvalidParameterCombination");
    }

    [Fact]
    public async Task Filters_leave_out_what_is_not_there_and_pages_have_a_marker()
    {
        await using var aws = await Aws.StartAsync();
        for (var i = 0; i < 22; i++)
        {
            await CreateAsync(aws, $"db-{i:00}");
        }

        var some = await CallAsync(aws, "DescribeDBInstances",
            ("Filters.Filter.1.Name", "db-instance-id"), ("Filters.Filter.1.Values.Value.1", "db-07"), ("Filters.Filter.1.Values.Value.2", "db-99"));
        some.Descendants("DBInstanceIdentifier").Select(id => id.Value).Should().Equal("db-07");
        var first = await CallAsync(aws, "DescribeDBInstances", ("MaxRecords", "20"));
        var second = await CallAsync(aws, "DescribeDBInstances", ("MaxRecords", "20"), ("Marker", first.Descendants("Marker").Single().Value));
        (first.Descendants("DBInstance").Count(), second.Descendants("DBInstance").Count(), second.Descendants("Marker").Any()).Should().Be((20, 2, false));
        (await RefusedAsync(aws, "DescribeDBInstances", ("MaxRecords", "5"))).Should().Be("InvalidParameterValue");
        (await RefusedAsync(aws, "DescribeDBInstances", ("Filters.Filter.1.Name", "no-such"), ("Filters.Filter.1.Values.Value.1", "x"))).Should().Be("InvalidParameterValue");
    }

    [Fact]
    public async Task A_snapshot_is_shared_and_an_encrypted_one_never_with_all()
    {
        await using var aws = await Aws.StartAsync();
        await CreateAsync(aws, "orders");
        await CallAsync(aws, "CreateDBSnapshot", ("DBInstanceIdentifier", "orders"), ("DBSnapshotIdentifier", "s"));
        await ShareAsync("s", "ValuesToAdd", "all", "123456789012");
        (await CallAsync(aws, "DescribeDBSnapshotAttributes", ("DBSnapshotIdentifier", "s"))).Descendants("AttributeValue").Select(value => value.Value).Should().Equal("123456789012", "all");
        await ShareAsync("s", "ValuesToRemove", "all");
        (await CallAsync(aws, "DescribeDBSnapshotAttributes", ("DBSnapshotIdentifier", "s"))).Descendants("AttributeValue").Select(value => value.Value).Should().Equal("123456789012");

        await CallAsync(aws, "CopyDBSnapshot", ("SourceDBSnapshotIdentifier", "s"), ("TargetDBSnapshotIdentifier", "t"), ("KmsKeyId", "key"));
        (await RefusedAsync(aws, "ModifyDBSnapshotAttribute", ("DBSnapshotIdentifier", "t"), ("AttributeName", "restore"), ("ValuesToAdd.AttributeValue.1", "all")))
            .Should().Be("InvalidParameterValue");

        Task ShareAsync(string id, string how, params string[] values) => CallAsync(aws, "ModifyDBSnapshotAttribute",
            [("DBSnapshotIdentifier", id), ("AttributeName", "restore"), .. values.Select((value, index) => ($"{how}.AttributeValue.{index + 1}", value))]);
    }

    [Fact]
    public async Task A_cluster_goes_only_after_its_members_which_follow_it_when_it_is_renamed()
    {
        await using var aws = await Aws.StartAsync();
        await CallAsync(aws, "CreateDBCluster", ("DBClusterIdentifier", "Main"), ("Engine", "aurora-mysql"), ("StorageEncrypted", "true"));
        await CallAsync(aws, "CreateDBInstance", ("DBInstanceIdentifier", "main-1"), ("DBClusterIdentifier", "main"));
        var cluster = (await CallAsync(aws, "DescribeDBClusters")).Descendants("DBCluster").Single();
        cluster.Descendants("DBClusterMember").Single().Element("DBInstanceIdentifier")!.Value.Should().Be("main-1");
        (await RefusedAsync(aws, "DeleteDBCluster", ("DBClusterIdentifier", "main"), ("SkipFinalSnapshot", "true"))).Should().Be("InvalidDBClusterStateFault");

        await CallAsync(aws, "ModifyDBCluster", ("DBClusterIdentifier", "main"), ("NewDBClusterIdentifier", "next"), ("ApplyImmediately", "true"));
        var member = (await CallAsync(aws, "DescribeDBInstances", ("Filters.Filter.1.Name", "db-cluster-id"), ("Filters.Filter.1.Values.Value.1", "next"))).Descendants("DBInstance").Single();
        (member.Element("Engine")!.Value, member.Element("StorageEncrypted")!.Value).Should().Be(("aurora-mysql", "true"));
    }

    [Fact]
    public async Task Parameters_have_defaults_by_family_and_can_be_filtered()
    {
        await using var aws = await Aws.StartAsync();
        await CallAsync(aws, "CreateDBParameterGroup", ("DBParameterGroupName", "own"), ("DBParameterGroupFamily", "postgres14"), ("Description", "d"));
        (await ValueAsync("own")).Should().Be("0");
        (await ValueAsync("default.postgres16")).Should().Be("1");
        await CallAsync(aws, "ModifyDBParameterGroup", ("DBParameterGroupName", "own"),
            ("Parameters.Parameter.1.ParameterName", "rds.force_ssl"), ("Parameters.Parameter.1.ParameterValue", "1"), ("Parameters.Parameter.1.ApplyMethod", "immediate"));
        (await ValueAsync("own")).Should().Be("1");
        (await RefusedAsync(aws, "ModifyDBInstance", ("DBInstanceIdentifier", "x"), ("DBParameterGroupName", "none"))).Should().Be("DBParameterGroupNotFound");

        async Task<string> ValueAsync(string group) => (await CallAsync(aws, "DescribeDBParameters", ("DBParameterGroupName", group),
            ("Filters.Filter.1.Name", "parameter-name"), ("Filters.Filter.1.Values.Value.1", "rds.force_ssl"))).Descendants("ParameterValue").Single().Value;
    }

    [Fact]
    public async Task Records_have_the_parameters_in_CloudTrails_spelling_and_no_password()
    {
        await using var aws = await Aws.StartAsync();
        await CreateAsync(aws, "Orders", ("Tags.Tag.1.Key", "team"), ("Tags.Tag.1.Value", "web"));
        await CallAsync(aws, "CreateDBSnapshot", ("DBInstanceIdentifier", "orders"), ("DBSnapshotIdentifier", "s"));
        await CallAsync(aws, "ModifyDBSnapshotAttribute", ("DBSnapshotIdentifier", "s"), ("AttributeName", "restore"), ("ValuesToAdd.AttributeValue.1", "all"));
        await RefusedAsync(aws, "DeleteDBInstance", ("DBInstanceIdentifier", "none"), ("SkipFinalSnapshot", "true"));

        var records = await aws.RecordsAsync("rds.amazonaws.com");
        records.Select(record => (string)record["eventName"]!).Should().Equal("CreateDBInstance", "CreateDBSnapshot", "ModifyDBSnapshotAttribute", "DeleteDBInstance");
        records[0]["requestParameters"]!.ToJsonString().Should().Be(
            """{"dBInstanceIdentifier":"Orders","engine":"postgres","masterUserPassword":"HIDDEN_DUE_TO_SECURITY_REASONS","tags":[{"key":"team","value":"web"}]}""");
        var response = records[0]["responseElements"]!;
        ((string)response["dBInstanceArn"]!).Should().Be($"arn:aws:rds:us-east-1:{aws.Account.Id}:db:orders");
        (response["publiclyAccessible"]!.GetValue<bool>(), response["backupRetentionPeriod"]!.GetValue<int>()).Should().Be((false, 1));
        ((string)response["dBParameterGroups"]![0]!["dBParameterGroupName"]!).Should().Be("default.postgres14");
        records[2]["requestParameters"]!.ToJsonString().Should().Be("""{"attributeName":"restore","dBSnapshotIdentifier":"s","valuesToAdd":["all"]}""");
        ((string)records[3]["errorCode"]!).Should().Be("DBInstanceNotFound");
    }

    private static Task<XElement> CreateAsync(Aws aws, string id, params (string Name, string Value)[] parameters) =>
        CallAsync(aws, "CreateDBInstance", [("DBInstanceIdentifier", id), ("Engine", "postgres"), ("MasterUserPassword", "secret"), .. parameters]);

    private static async Task<XElement> CallAsync(Aws aws, string action, params (string Name, string Value)[] parameters)
    {
        var (status, answer) = await SendAsync(aws, action, parameters);
        status.Should().Be(HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    private static async Task<string> RefusedAsync(Aws aws, string action, params (string Name, string Value)[] parameters)
    {
        var (status, answer) = await SendAsync(aws, action, parameters);
        ((int)status).Should().BeInRange(400, 499, answer.ToString());
        return answer.Descendants("Code").Single().Value;
    }

    private static async Task<(HttpStatusCode Status, XElement Answer)> SendAsync(Aws aws, string action, (string Name, string Value)[] parameters)
    {
        var form = string.Join('&', parameters.Prepend(("Action", action)).Select(pair => $"{WebUtility.UrlEncode(pair.Item1)}={WebUtility.UrlEncode(pair.Item2)}"));
        using var http = new HttpClient();
        using var answer = await http.SendAsync(
            SignedRequest.Of("POST", aws.Host.Url + "/", $"account:{aws.Account.Id}", form, service: "rds"), TestContext.Current.CancellationToken);
        var body = XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (var element in body.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        }

        return (answer.StatusCode, body);
    }
}
