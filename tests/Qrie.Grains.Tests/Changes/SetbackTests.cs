using Amazon.Runtime;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Accounts;
using Qrie.Inventory;

namespace Qrie.Changes;

public sealed class SetbackTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { new StorageException("DynamoDB does not answer: Http503."), true },
        { new SiloUnavailableException("gone"), true },
        { new InconsistentStateException("written by somebody else"), true },
        { new TimeoutException("no answer"), true },
        { new InboxFullException("full"), true },
        { new AccountAccessException("STS does not answer") { Transient = true }, true },
        { new HttpRequestException("refused"), true },
        { new AccountAccessException("Qrie may not assume the role."), false },
        { new AmazonServiceException("We encountered an internal error.") { StatusCode = System.Net.HttpStatusCode.InternalServerError }, false },
        { new InvalidOperationException("a mistake of ours"), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Only_what_says_nothing_about_the_resource_does_not_count(Exception failure, bool isSetback) =>
        Setback.Is(failure).Should().Be(isSetback);
}
