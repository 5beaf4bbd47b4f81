namespace Qrie.Policies;

/// <summary>
/// How to mend a violation, in one or both of two ways. In steps and commands the words NAME, ID, ARN, ACCOUNT and REGION
/// stand for those of the finding's resource; other words in capitals are the reader's to fill in.
/// </summary>
public sealed record Remediation
{
    /// <summary>What to do, in a sentence or two. All there is of a remediation that somebody wrote as one text.</summary>
    public required string Summary { get; init; }

    /// <summary>The steps in the AWS Management Console, in order; none where it cannot be done there.</summary>
    public IReadOnlyList<string> Console { get; init; } = [];

    /// <summary>The commands of the AWS CLI, in order, each a line for a POSIX shell; none where it cannot be done so.</summary>
    public IReadOnlyList<string> Cli { get; init; } = [];

    /// <summary>What to know before or after; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>All of it as one text, for formats that have room for one: a line each for the summary, every command, the note, and all steps.</summary>
    public string Text
    {
        get
        {
            string[] steps = Console.Count == 0 ? [] : [$"In the console: {string.Join(' ', Console.Select((step, at) => $"{at + 1}. {step}"))}"];
            return string.Join('\n', [Summary, .. Cli, .. Note is null ? [] : (string[])[Note], .. steps]);
        }
    }
}
