using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Qrie.Policies.Documents;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything*?", true)]
    [InlineData("s3:*", "s3:GetObject", true)]
    [InlineData("s3:Get*", "S3:getobject", true)]
    [InlineData("s3:*Object", "s3:GetObjectAcl", false)]
    [InlineData("s3:*Object*Acl", "s3:PutObjectVersionAcl", true)]
    [InlineData("s3:?etObject", "s3:GetObject", true)]
    [InlineData("s3:GetObject?", "s3:GetObject", false)]
    [InlineData("s3:Get*", "s3:*", false)]
    [InlineData("s3:?", "s3:*", false)]
    [InlineData("s3:*", "s3:Get*", true)]
    [InlineData("b/*", "b/private/*", true)]
    [InlineData("b/private/*", "b/*", false)]
    public void A_pattern_covers_another(string pattern, string other, bool expected) =>
        Wildcard.Covers(pattern, other, ignoreCase: true).Should().Be(expected);

    [Fact]
    public void Resources_match_with_regard_to_case() => Wildcard.Covers("b/Key", "b/key", ignoreCase: false).Should().BeFalse();

    [Theory]
    [InlineData("s3:Get*", "s3:*Object", true)]
    [InlineData("s3:Get*", "s3:Put*", false)]
    [InlineData("a*", "*b", true)]
    [InlineData("a?", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("?*", "", false)]
    [InlineData("ab*", "a?c", true)]
    [InlineData("abb*", "a?cd", false)]
    [InlineData("a*c", "ab*", true)]
    public void Two_patterns_overlap_where_a_text_matches_both(string left, string right, bool expected)
    {
        Wildcard.Overlaps(left, right, ignoreCase: true).Should().Be(expected);
        Wildcard.Overlaps(right, left, ignoreCase: true).Should().Be(expected);
    }

    [Property(MaxTest = 2000)]
    public Property A_text_matches_as_the_regular_expression_says() => Prop.ForAll(Patterns, Texts, (pattern, text) =>
        Wildcard.Covers(pattern, text, ignoreCase: false) == Regex.IsMatch(text, Expression(pattern)));

    [Property(MaxTest = 2000)]
    public Property What_covers_a_pattern_matches_what_that_pattern_matches() => Prop.ForAll(Patterns, Patterns, Texts, (outer, inner, text) =>
        !(Wildcard.Covers(outer, inner, false) && Regex.IsMatch(text, Expression(inner))) || Regex.IsMatch(text, Expression(outer)));

    [Property(MaxTest = 2000)]
    public Property Patterns_that_a_text_has_in_common_overlap() => Prop.ForAll(Patterns, Patterns, Texts, (left, right, text) =>
        !(Regex.IsMatch(text, Expression(left)) && Regex.IsMatch(text, Expression(right))) || Wildcard.Overlaps(left, right, false));

    private static Arbitrary<string> Patterns { get; } = Strings('a', 'b', '*', '?');

    private static Arbitrary<string> Texts { get; } = Strings('a', 'b');

    private static Arbitrary<string> Strings(params char[] alphabet) =>
        Gen.Elements(alphabet).ArrayOf().Where(letters => letters.Length <= 8).Select(letters => new string(letters)).ToArbitrary();

    private static string Expression(string pattern) => $"^{Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".")}\\z";
}
