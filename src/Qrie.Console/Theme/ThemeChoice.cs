using Microsoft.JSInterop;

namespace Qrie.Console.Theme;

/// <summary>Light or dark: what the system says until somebody chooses. The browser remembers the choice.</summary>
internal sealed class ThemeChoice(IJSRuntime browser) : IDisposable
{
    private DotNetObjectReference<ThemeChoice>? self;

    public event Action? Changed;

    public bool IsDark { get; private set; }

    /// <summary>Asks the browser, and follows it from then on.</summary>
    public async Task StartAsync()
    {
        self = DotNetObjectReference.Create(this);
        IsDark = await browser.InvokeAsync<bool>("qrieTheme.follow", self);
    }

    public ValueTask ToggleAsync() => browser.InvokeVoidAsync("qrieTheme.choose", IsDark ? "light" : "dark");

    [JSInvokable]
    public void Follow(bool dark)
    {
        IsDark = dark;
        Changed?.Invoke();
    }

    public void Dispose() => self?.Dispose();
}
