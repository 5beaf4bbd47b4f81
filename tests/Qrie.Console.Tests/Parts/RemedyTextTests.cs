using Qrie.Console.Parts;
using Qrie.Aws;
using Qrie.Policies;

namespace Qrie.Console.Tests.Parts;

public sealed class RemedyTextTests
{
    [Theory]
    [InlineData("Enable it: aws kms enable-key --key-id ID. It then works.", "Enable it:|>aws kms enable-key --key-id ID|It then works.")]
    [InlineData("aws rds modify-db-instance --multi-az.", ">aws rds modify-db-instance --multi-az")]
    [InlineData("Switch it off with aws iam update-access-key --state Inactive, and delete it with aws iam delete-access-key.", "Switch it off with|>aws iam update-access-key --state Inactive|and delete it with aws iam delete-access-key.")]
    [InlineData("Copy it (aws rds copy-db-snapshot --kms-key-id KEY), restore it.", "Copy it|>aws rds copy-db-snapshot --kms-key-id KEY|restore it.")]
    [InlineData("aws s3api put-x --bucket NAME --rules '{\"A\":[{\"B\":\"c d\"}]}'. Then rest.", ">aws s3api put-x --bucket NAME --rules '{\"A\":[{\"B\":\"c d\"}]}'|Then rest.")]
    [InlineData("aws cloudtrail put-event-selectors --trail-name NAME --advanced-event-selectors with eventCategory Data.", ">aws cloudtrail put-event-selectors --trail-name NAME --advanced-event-selectors|with eventCategory Data.")]
    [InlineData("Add to the policy: {\"Sid\":\"a}\",\"C\":{\"D\":\"*\"}}.", "Add to the policy:|>{\"Sid\":\"a}\",\"C\":{\"D\":\"*\"}}")]
    [InlineData("Talk to the owner of laws and {braces.", "Talk to the owner of laws and {braces.")]
    [InlineData("Unfinished {\"a", "Unfinished {\"a")]
    [InlineData("Line one.\nLine two 'quoted", "Line one.\nLine two 'quoted")]
    [InlineData("", "")]
    public void Commands_and_documents_are_told_from_sentences(string text, string parts) =>
        string.Join('|', RemedyText.Read(text).Select(part => (part.IsCode ? ">" : "") + part.Text)).Should().Be(parts);

    [Fact]
    public void Nothing_of_any_policys_remedy_is_lost_but_the_marks_around_commands()
    {
        var policies = new PolicyCatalogue(new ResourceTypes()).All.Select(policy => policy.Definition.Remediation).ToList();
        policies.Should().HaveCountGreaterThan(60);

        foreach (var text in policies)
        {
            var parts = RemedyText.Read(text);
            Letters(string.Concat(parts.Select(part => part.Text))).Should().Be(Letters(text));
            parts.Where(part => part.IsCode).Should().OnlyContain(part => part.Text.StartsWith("aws ") || part.Text.StartsWith('{'));
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
