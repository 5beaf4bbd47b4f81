using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Qrie.Silo.Hosting.Logging;
using Qrie.Silo.Tests.Auth;

namespace Qrie.Silo.Tests.Hosting.Logging;

[Collection(AuthGroup.Name)]
public sealed class EscapingFormatterTests(AuthFixture auth)
{
    [Theory]
    [InlineData("role\ninfo: Qrie.Auth[0]\n      alice signed in", @"role\ninfo: Qrie.Auth[0]\n      alice signed in")]
    [InlineData("role\r\u001b[2K\u001b[1Ainfo: forged", @"role\r\u001b[2K\u001b[1Ainfo: forged")]
    [InlineData("a\u2028b\u2029c\u0085d\0e", @"a\u2028b\u2029c\u0085d\u0000e")]
    [InlineData("report\u202Etxt.exe\u2066", @"report\u202etxt.exe\u2066")]
    [InlineData("arn:aws:s3:::naïve-😀\tplain", "arn:aws:s3:::naïve-😀\tplain")]
    public void A_name_of_a_stranger_forges_no_line(string name, string written)
    {
        var text = Write(name, null);

        text.Should().Be($"warn: Qrie.Test[7]{Environment.NewLine}      {written} was given up.{Environment.NewLine}");
    }

    [Fact]
    public void Neither_does_what_an_exception_says()
    {
        var text = Write("bucket", new InvalidOperationException("no\ncrit: forged\r\u001b[1A"));

        text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[1..].Should().OnlyContain(line => line.StartsWith("      "));
        text.Should().Contain(@"crit: forged\r\u001b[1A").And.NotContain("\r\u001b").And.NotContain("EscapedException");
    }

    [Fact]
    public void It_is_the_one_that_Qrie_writes_with() =>
        auth.Qrie.Service<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName.Should().Be(EscapingFormatter.FormatterName);

    private string Write(string name, Exception? exception)
    {
        var formatter = auth.Qrie.App.Services.GetServices<ConsoleFormatter>().OfType<EscapingFormatter>().Single();
        var writer = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Warning, "Qrie.Test", new EventId(7), name, exception, (state, _) => $"{state} was given up.");
        formatter.Write(in entry, null, writer);
        return writer.ToString();
    }
}
