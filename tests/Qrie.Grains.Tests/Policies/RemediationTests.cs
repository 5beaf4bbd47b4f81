namespace Qrie.Policies;

public sealed class RemediationTests
{
    [Fact]
    public void As_one_text_it_has_a_line_for_each_command_so_that_none_has_to_be_cut() => new Remediation
    {
        Summary = "Close it.", Console = ["Open it.", "Choose Close."], Cli = ["aws x --y", "aws z"], Note = "Ask before.",
    }.Text.Should().Be("Close it.\naws x --y\naws z\nAsk before.\nIn the console: 1. Open it. 2. Choose Close.");

    [Fact]
    public void What_was_one_text_is_that_text() => new Remediation { Summary = "Ask us:\naws x" }.Text.Should().Be("Ask us:\naws x");
}
