using Microsoft.AspNetCore.Components;
using Qrie.Inventory;

namespace Qrie.Console.Live;

/// <summary>A page that reads, shows what it read, and follows the feed until it is left.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    // Of the time at most a part goes into reading, however long a read takes and however much happens.
    private const int Share = 5;

    private CancellationTokenSource reading = new();
    private DateTimeOffset readAt;
    private TimeSpan took;
    private ITimer? timer;
    private bool soon;

    /// <summary>True from the beginning of a read until its end.</summary>
    protected bool Loading { get; private set; } = true;

    /// <summary>Why the last read failed, in words for people; null when it did not.</summary>
    protected string? Error { get; private set; }

    /// <summary>True once the page has been left.</summary>
    protected bool Left { get; private set; }

    /// <summary>Says what failed.</summary>
    [Inject]
    protected Failures? Failures { get; set; }

    [Inject]
    private LiveEvents? Live { get; set; }

    [Inject]
    private TimeProvider? Timers { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the page shows.</summary>
    /// <param name="cancellationToken">Ends when the page is left or reads something else.</param>
    protected abstract Task ReadAsync(CancellationToken cancellationToken);

    /// <summary>Takes new events in; called on the renderer.</summary>
    /// <param name="events">The events, oldest first.</param>
    /// <returns>True when the page looks different now.</returns>
    protected virtual Task<bool> TakeAsync(IReadOnlyList<FeedEvent> events) => Task.FromResult(false);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Live!.Arrived += ArrivedAsync;
        Live.Returned += ReturnedAsync;
        Live.Start();
    }

    /// <summary>Reads anew; a read that is still under way is given up.</summary>
    /// <param name="quietly">True to keep showing what there is meanwhile.</param>
    protected async Task RefreshAsync(bool quietly = false)
    {
        await reading.CancelAsync();
        reading.Dispose();
        reading = new CancellationTokenSource();
        var token = reading.Token;
        Loading = !quietly;
        readAt = Timers!.GetUtcNow();
        try
        {
            await ReadAsync(token);
            token.ThrowIfCancellationRequested();
            took = Timers.GetUtcNow() - readAt;
            Error = null;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
        catch (FormatException)
        {
            Error = "This link points at a page of results that cannot be found. Start again from the newest.";
        }
        catch (Exception exception)
        {
            Error = Failures!.Tell(exception);
        }

        Loading = false;
    }

    /// <summary>Reads quietly before long, once for however many events ask for it: at most once a second, and less often where reading takes long.</summary>
    protected void RefreshSoon()
    {
        if (!soon)
        {
            soon = true;
            _ = InvokeAsync(ReadSoonAsync);
        }
    }

    /// <summary>Reads quietly now and then: for what is in no feed. A later call changes how often.</summary>
    /// <param name="period">How often.</param>
    protected void RefreshEvery(TimeSpan period)
    {
        if (timer is null)
        {
            timer = Timers!.CreateTimer(_ => _ = InvokeAsync(ReadAgainAsync), null, period, period);
        }
        else
        {
            timer.Change(period, period);
        }
    }

    /// <summary>Ends reads and stops listening.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        Left = true;
        timer?.Dispose();
        if (Live is not null)
        {
            Live.Arrived -= ArrivedAsync;
            Live.Returned -= ReturnedAsync;
        }

        reading.Cancel();
        reading.Dispose();
    }

    private Task ArrivedAsync(IReadOnlyList<FeedEvent> events) => InvokeAsync(async () =>
    {
        if (!Left && await TakeAsync(events))
        {
            StateHasChanged();
        }
    });

    private Task ReturnedAsync() => InvokeAsync(async () =>
    {
        if (Left)
        {
            return;
        }

        await RefreshAsync(quietly: true);
        StateHasChanged();
    });

    private async Task ReadSoonAsync()
    {
        var pace = took * Share > Pace ? took * Share : Pace;
        var wait = readAt + pace - Timers!.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, Timers);
        }

        soon = false;
        if (!Left)
        {
            await RefreshAsync(quietly: true);
            StateHasChanged();
        }
    }

    private async Task ReadAgainAsync()
    {
        if (!Left && !Loading)
        {
            await RefreshAsync(quietly: true);
            StateHasChanged();
        }
    }
}
