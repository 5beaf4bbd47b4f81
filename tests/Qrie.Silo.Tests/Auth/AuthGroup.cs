namespace Qrie.Silo.Tests.Auth;

[CollectionDefinition(Name)]
public sealed class AuthGroup : ICollectionFixture<AuthFixture>
{
    public const string Name = "Auth";
}
