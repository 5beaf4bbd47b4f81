namespace Qrie.Simulator.Scenario;

/// <summary>What people do to the resources of one service. Implementations are found by their type and live in the service's folder.</summary>
internal interface IServiceScenario
{
    /// <summary>Makes what is there at first: a few resources in each account, some of them well set up and some not.</summary>
    Task SetUpAsync(ScenarioStage stage);

    /// <summary>One thing that somebody does. What is broken is mended after 10 to 40 seconds, so that findings come and go.</summary>
    Task ActAsync(ScenarioStage stage);
}
