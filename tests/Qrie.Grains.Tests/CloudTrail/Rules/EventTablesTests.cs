using static Qrie.CloudTrail.Records;

namespace Qrie.CloudTrail.Rules;

public sealed class EventTablesTests
{
    // Their identifiers alone say what they are of.
    private static readonly string[] Untyped =
        ["CreateTags", "DeleteTags", "CreateVirtualMFADevice", "DeleteVirtualMFADevice", "TagMFADevice", "UntagMFADevice"];

    public static TheoryData<string> Sources() => [.. Tables().Select(table => table.EventSource)];

    [Fact]
    public void Every_service_of_the_tables_has_one() =>
        Sources().Select(row => row.Data).Should().BeEquivalentTo(
            new[] { "s3", "ec2", "iam", "kms", "rds", "lambda", "cloudtrail", "sqs", "sns" }.Select(name => $"{name}.amazonaws.com"));

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_name_stands_in_one_place_only(string source)
    {
        var table = Tables().Single(one => one.EventSource == source);
        table.Rows.SelectMany(row => row.Names).Concat(table.IgnoredNames.Select(ignored => ignored.Name)).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Names_are_names_and_only_default_and_ignored_rows_have_patterns(string source)
    {
        var table = Tables().Single(one => one.EventSource == source);
        table.Rows.SelectMany(row => row.Names).Should().OnlyContain(name => char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit));
        table.IgnoredNames.Select(ignored => ignored.Name.Trim('*')).Should().OnlyContain(name => name.Length > 2 && name.All(char.IsAsciiLetterOrDigit));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_event_of_a_table_is_ever_unclassified_and_none_is_without_effect(string source)
    {
        var table = Tables().Single(one => one.EventSource == source);
        foreach (var name in table.Rows.SelectMany(row => row.Names))
        {
            var record = Of(source, name).Parse();
            record.Outcome.Should().NotBe(RecordOutcome.Unclassified, "{0} stands in the table", name);
            if (record.Outcome != RecordOutcome.Changes)
            {
                name.Should().BeOneOf(Untyped, "without an identifier the type is listed again");
                record.Verdict().Should().Be("rejected missing_identifier");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void An_ignored_name_is_ignored_for_its_reason(string source)
    {
        foreach (var (name, reason) in Tables().Single(one => one.EventSource == source).IgnoredNames.Where(row => !EventPattern.IsPattern(row.Name)))
        {
            Of(source, name).Parse().Verdict().Should().Be($"ignored {reason}");
        }
    }

    [Theory]
    [InlineData("xp.bucketName")]
    [InlineData("bucketName")]
    [InlineData("rp.a / b")]
    public void A_path_that_begins_nowhere_is_no_path(string path) =>
        FluentActions.Invoking(() => IdPath.Parse(path)).Should().Throw<FormatException>();

    [Theory]
    [InlineData("*Task*", "CreateTaskNow", true)]
    [InlineData("*Query", "StartQuery", true)]
    [InlineData("*Query", "StartQueryNow", false)]
    [InlineData("Modify*", "ModifyThis", true)]
    [InlineData("Modify*", "UnModifyThis", false)]
    [InlineData("*", "Anything", true)]
    public void A_pattern_is_open_where_it_has_a_star(string pattern, string name, bool expected) =>
        new EventPattern(pattern).Matches(name).Should().Be(expected);

    private static IEnumerable<EventTable> Tables() => Discovery.Instances<IEventExtractor>().OfType<EventTable>();
}
