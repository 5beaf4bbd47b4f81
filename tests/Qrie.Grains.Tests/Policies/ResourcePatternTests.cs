namespace Qrie.Policies;

public sealed class ResourcePatternTests
{
    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("?*")]
    [InlineData("*?*")]
    [InlineData("??????????*")]
    [InlineData("arn:*")]
    [InlineData("arn:*:*")]
    [InlineData("arn:aws*:*")]
    [InlineData("arn:aws:*")]
    [InlineData("arn:aws:*:*:*:*")]
    [InlineData("arn:*:*:*:*:?*")]
    [InlineData("arn:aws-cn:*")]
    [InlineData("arn:aws-us-gov:*:*")]
    [InlineData("arn:aws-*")]
    [InlineData("*:*:*:*:*:*")]
    [InlineData("*aws*")]
    public void A_pattern_that_leaves_out_nothing_of_a_partition_is_everything(string pattern) => ResourcePattern.IsEverything(pattern).Should().BeTrue();

    [Theory]
    [InlineData("arn:aws:s3:::*")]
    [InlineData("arn:aws:s3*")]
    [InlineData("arn:*:s3:::*")]
    [InlineData("arn:aws:*:eu-west-1:*")]
    [InlineData("arn:aws:*:*:123456789012:*")]
    [InlineData("*/*")]
    [InlineData("*:role/*")]
    [InlineData("*logs*")]
    [InlineData("*-*-*")]
    [InlineData("*-us-*")]
    [InlineData("arn:aws:s3:::b")]
    [InlineData("arn:aws")]
    [InlineData("\\*")]
    public void A_pattern_that_leaves_something_out_is_not(string pattern) => ResourcePattern.IsEverything(pattern).Should().BeFalse();
}
