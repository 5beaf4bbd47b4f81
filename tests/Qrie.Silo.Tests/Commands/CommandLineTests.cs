namespace Qrie.Silo.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("explain", "--help")]
    [InlineData("evaluate", "--help")]
    [InlineData("describe", "--help")]
    [InlineData("policies", "--help")]
    public async Task Every_command_has_help(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);
        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().Contain("Usage:");
    }

    [Theory]
    [InlineData("'explian'", "explian")]
    [InlineData("'bogus'", "policies", "bogus")]
    [InlineData("'--bogus'", "explain", "--bogus")]
    [InlineData("'explain'", "explain")]
    [InlineData("--type", "evaluate", "file")]
    [InlineData("xml", "policies", "--output", "xml")]
    public async Task Arguments_that_make_no_sense_are_refused_in_one_line(string expected, params string[] arguments) =>
        (await CommandRun.OfAsync(arguments)).ShouldFailWith(expected);

    [Fact]
    public void Settings_are_told_from_options_by_the_colon()
    {
        var (settings, others) = Settings.Split(
            ["run", "--Qrie:Receivers=3", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Microsoft.AspNetCore", "Debug", "--data=C:\\data", "arn:aws:s3:::b"]);
        settings.Should().Equal("--Qrie:Receivers=3", "--Logging:LogLevel:Microsoft.AspNetCore=Debug");
        others.Should().Equal("run", "--urls", "http://127.0.0.1:0", "--data=C:\\data", "arn:aws:s3:::b");
    }

    [Fact]
    public void Others_words_cannot_steer_the_terminal() =>
        CommandOutput.OneLine("a\u001b[2Jb\r\nc\u009bd").Should().Be("a?[2Jb c?d");
}
