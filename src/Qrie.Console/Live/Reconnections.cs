using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Qrie.Console.Live;

/// <summary>Notices that the browser is connected again, and has the page read anew.</summary>
internal sealed class Reconnections(LiveEvents live) : CircuitHandler
{
    private bool connectedBefore;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (connectedBefore)
        {
            return live.ReturnAsync();
        }

        connectedBefore = true;
        return Task.CompletedTask;
    }
}
