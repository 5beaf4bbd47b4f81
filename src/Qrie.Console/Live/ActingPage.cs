using Microsoft.AspNetCore.Components;

namespace Qrie.Console.Live;

/// <summary>A page on which something can be done.</summary>
public abstract class ActingPage : LivePage
{
    /// <summary>Why what was asked for last could not be done, in words for people; null when it could.</summary>
    protected string? Problem { get; set; }

    /// <summary>What was done last, in words for people; null when nothing was.</summary>
    protected string? Done { get; set; }

    /// <summary>True while something is being done.</summary>
    protected bool Busy { get; private set; }

    [Inject]
    private Actor? Who { get; set; }

    /// <summary>Does something for whoever asks, if they may, and tells how it went.</summary>
    /// <param name="role">The role that it needs.</param>
    /// <param name="act">What to do, given the name for the audit trail; it returns what to tell, or null for nothing.</param>
    protected async Task ActAsync(string role, Func<string, Task<string?>> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Busy)
        {
            return;
        }

        (Busy, Problem, Done) = (true, null, null);
        try
        {
            Done = await act(await Who!.DemandAsync(role));
        }
        catch (Exception exception)
        {
            Problem = Failures!.Tell(exception);
        }
        finally
        {
            Busy = false;
        }
    }
}
