using Microsoft.Extensions.Time.Testing;
using Qrie.Simulator.Iam;
using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Tests.Iam;

public sealed class IamScenarioTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task What_people_break_they_mend()
    {
        var organization = new SimulatedOrganization(new SimulatorOptions { Accounts = 2, Seed = 7 }, time);
        var random = new Random(7);
        var stage = new ScenarioStage(organization, new Qrie.Simulator.Sqs.SqsEndpoint(organization, () => ""), new ScenarioStaff(organization, random), random, TestContext.Current.CancellationToken);
        var scenario = new IamScenario();

        await RunAsync(scenario.SetUpAsync(stage));
        organization.EmittedEvents.Should().OnlyContain(one => one.ErrorCode == null);
        organization.EmittedEvents.Select(one => one.EventName).Should().Contain(["CreateUser", "CreateAccessKey", "EnableMFADevice", "ConsoleLogin", "CreateServiceLinkedRole"]);

        for (var act = 0; act < 200; act++)
        {
            await RunAsync(scenario.ActAsync(stage));
            time.Advance(TimeSpan.FromSeconds(5));
        }

        var names = organization.EmittedEvents.Where(one => one.ErrorCode == null).Select(one => one.EventName).CountBy(name => name).ToDictionary();
        names.Keys.Should().Contain(
            ["AttachUserPolicy", "DetachUserPolicy", "PutGroupPolicy", "DeleteGroupPolicy", "CreateLoginProfile", "UpdateAssumeRolePolicy", "CreatePolicyVersion", "DeletePolicy", "DeleteAccessKey"]);
        (names["CreatePolicy"] - names["DeletePolicy"]).Should().BeInRange(0, 6, "what is made is not left behind");
    }

    // Pauses take no time here.
    private async Task RunAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await work;
    }
}
