namespace Qrie.Silo.Tests.Api;

[CollectionDefinition(Name)]
public sealed class ApiGroup : ICollectionFixture<ApiFixture>
{
    public const string Name = "API";
}
