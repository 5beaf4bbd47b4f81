namespace Qrie.Silo.Commands.Remote;

/// <summary>A progress bar on one line of a terminal; nothing where the output is no terminal.</summary>
internal sealed class ProgressLine(TextWriter error, bool interactive)
{
    private const int Width = 30;

    public void Show(int done, int? total, string what)
    {
        if (!interactive)
        {
            return;
        }

        var filled = total is > 0 ? Math.Clamp(Width * done / total.Value, 0, Width) : 0;
        error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done}{(total is { } all ? $"/{all}" : "")} {CommandOutput.OneLine(what)}\u001b[K");
    }

    public void Clear()
    {
        if (interactive)
        {
            error.Write("\r\u001b[K");
        }
    }
}
