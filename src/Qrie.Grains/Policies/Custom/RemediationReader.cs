namespace Qrie.Policies.Custom;

/// <summary>Reads how to mend a violation: one text, or a mapping with a summary and the ways.</summary>
internal static class RemediationReader
{
    private const string Name = "remediation";
    private const int MaxText = 4_000;
    private const int MaxLine = 2_000;
    private const int MaxLines = 20;

    /// <summary>The remediation; null when it is missing or wrong, which the fields then say.</summary>
    public static Remediation? Read(YamlFields fields)
    {
        if (fields.Mapping(Name) is not { } ways)
        {
            return Text(fields);
        }

        var summary = ways.Text("summary", MaxText, required: true);
        var (console, cli) = (ways.Lines("console", MaxLines, MaxLine), ways.Lines("cli", MaxLines, MaxLine));
        var note = ways.Text("note", MaxText);
        if (cli.Any(command => !command.StartsWith("aws ", StringComparison.Ordinal)))
        {
            ways.Wrong("cli", "Each command of cli must begin with 'aws '; what is no command belongs into note.");
        }

        ways.Finish();
        return summary is null ? null : new Remediation { Summary = summary, Console = console, Cli = cli, Note = note };
    }

    private static Remediation? Text(YamlFields fields)
    {
        if (fields.IsList(Name))
        {
            fields.Wrong(Name, "remediation must be a text, or a mapping with summary, console, cli and note.");
            return null;
        }

        return fields.Text(Name, MaxText, required: true) is { } text ? new Remediation { Summary = text } : null;
    }
}
