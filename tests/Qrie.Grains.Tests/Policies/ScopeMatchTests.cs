using Qrie.Aws;

namespace Qrie.Policies;

public sealed class ScopeMatchTests
{
    private const string Account = "111122223333";

    [Fact]
    public void A_scope_with_nothing_set_has_every_resource() => Has(PolicyScope.Everything).Should().BeTrue();

    [Theory]
    [InlineData(Account, true)]
    [InlineData("444455556666", false)]
    public void Accounts_are_included_and_excluded_by_name(string account, bool same)
    {
        Has(new PolicyScope { IncludeAccounts = [account] }).Should().Be(same);
        Has(new PolicyScope { ExcludeAccounts = [account] }).Should().Be(!same);
    }

    [Theory]
    [InlineData("/prod", "/prod", true)]
    [InlineData("/prod/payments", "/prod", true)]
    [InlineData("/prod/payments", "/prod/", true)]
    [InlineData("prod/payments", "/prod", true)]
    [InlineData("/production", "/prod", false)]
    [InlineData("/", "/prod", false)]
    [InlineData("/prod", "/", true)]
    [InlineData(null, "/prod", false)]
    [InlineData(null, "/", false)]
    public void Paths_of_organizational_units_match_by_prefix_of_whole_names(string? ouPath, string prefix, bool below)
    {
        Has(new PolicyScope { IncludeOuPaths = [prefix] }, ouPath: ouPath).Should().Be(below);
        Has(new PolicyScope { ExcludeOuPaths = [prefix] }, ouPath: ouPath).Should().Be(!below);
    }

    [Theory]
    [InlineData("env=prod", "env=prod", true)]
    [InlineData("env=prod", "env=dev|prod", true)]
    [InlineData("env=test", "env=dev|prod", false)]
    [InlineData("env=test", "env=", true)]
    [InlineData("team=a", "env=", false)]
    [InlineData("env=prod,team=a", "env=prod,team=b", false)]
    [InlineData("env=prod,team=b", "env=prod,team=b", true)]
    [InlineData("", "env=prod", false)]
    public void Every_tag_that_is_included_must_be_there_with_one_of_its_values(string tags, string include, bool has) =>
        Has(new PolicyScope { IncludeTags = Wanted(include) }, Tags(tags)).Should().Be(has);

    [Theory]
    [InlineData("env=prod", "env=prod", false)]
    [InlineData("env=prod", "team=a,env=prod", false)]
    [InlineData("env=test", "env=prod", true)]
    [InlineData("env=test", "env=", false)]
    [InlineData("", "env=", true)]
    public void One_tag_that_is_excluded_is_enough(string tags, string exclude, bool has) =>
        Has(new PolicyScope { ExcludeTags = Wanted(exclude) }, Tags(tags)).Should().Be(has);

    [Fact]
    public void Every_include_that_is_set_must_match()
    {
        var scope = new PolicyScope { IncludeAccounts = [Account], IncludeOuPaths = ["/prod"], IncludeTags = Wanted("env=prod") };
        Has(scope, Tags("env=prod"), "/prod/a").Should().BeTrue();
        Has(scope, Tags("env=prod"), "/dev").Should().BeFalse();
        Has(scope, Tags("env=dev"), "/prod/a").Should().BeFalse();
    }

    [Fact]
    public void Invariant_5_tags_that_could_not_be_read_decide_nothing_unless_the_account_does()
    {
        var request = Request(Tags("env=prod")) with { TagsUnreadable = true };
        ScopeMatch.Has(new PolicyScope { IncludeTags = Wanted("env=prod") }, request, null).IsUnknown.Should().BeTrue();
        ScopeMatch.Has(new PolicyScope { ExcludeTags = Wanted("env=dev") }, request, null).IsUnknown.Should().BeTrue();
        ScopeMatch.Has(new PolicyScope { IncludeTags = Wanted("env=prod"), ExcludeAccounts = [Account] }, request, null).IsFalse.Should().BeTrue();
        ScopeMatch.Has(new PolicyScope { IncludeAccounts = [Account] }, request, null).IsTrue.Should().BeTrue();
    }

    internal static EvaluationRequest Request(IReadOnlyDictionary<string, string> tags, string arn = "arn:aws:s3:::b") => new()
    {
        Arn = arn,
        Type = "AWS::S3::Bucket",
        AccountId = Account,
        Region = "eu-west-1",
        Configuration = "{}",
        Tags = tags,
    };

    internal static Dictionary<string, string> Tags(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag[1]);

    internal static Dictionary<string, IReadOnlyList<string>> Wanted(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('='))
            .ToDictionary(tag => tag[0], tag => (IReadOnlyList<string>)tag[1].Split('|', StringSplitOptions.RemoveEmptyEntries));

    private static bool Has(PolicyScope scope, Dictionary<string, string>? tags = null, string? ouPath = null)
    {
        var has = ScopeMatch.Has(scope, Request(tags ?? []), ouPath);
        (has == Truth.Of(true) || has == Truth.Of(false)).Should().BeTrue();
        return has.IsTrue;
    }
}
