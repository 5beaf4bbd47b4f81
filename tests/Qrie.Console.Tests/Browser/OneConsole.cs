namespace Qrie.Console.Tests.Browser;

/// <summary>Tests that share one silo and one browser, one after another: each starts with things of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OneConsole : ICollectionFixture<RunningConsole>
{
    public const string Name = "one console";
}
