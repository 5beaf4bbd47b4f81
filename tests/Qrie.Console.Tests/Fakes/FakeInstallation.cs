using Qrie.Installation;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeInstallation : IInstallationQueries
{
    public InstallationView View { get; set; } = new(
        "1.2.3",
        false,
        [new SiloView("one", "10.0.0.1:11111", true), new SiloView("two", "10.0.0.2:11111", false)],
        [
            new SettingGroup("Queue", "docs/architecture.md", [new Setting("Qrie:Receivers", "Receivers over the queue", "4", true, false), new Setting("Qrie:QueueUrl", "The queue", null, false, false)]),
            new SettingGroup("Access", "docs/security.md", [new Setting("Qrie:Auth:Oidc:ClientSecret", "The client's secret", null, true, true)]),
        ]);

    public int Reads { get; private set; }

    public InstallationView Read()
    {
        Reads++;
        return View;
    }
}
