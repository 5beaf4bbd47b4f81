namespace Qrie.Silo.Commands;

/// <summary>What <c>qrie policies test</c> says of a case, or of a file without any.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Where in it, from 1.</param>
/// <param name="PolicyId">The policy; null when the file is broken.</param>
/// <param name="Case">The case; null when it is about the file.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c>, <c>broken</c> or <c>untested</c>.</param>
/// <param name="Message">What is wrong; null when nothing is.</param>
internal sealed record PolicyTestLine(string File, int Line, string? PolicyId, string? Case, string Result, string? Message)
{
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string Broken = "broken";
    public const string Untested = "untested";
}
