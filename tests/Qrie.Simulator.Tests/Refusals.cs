using Amazon.Runtime;

namespace Qrie.Simulator.Tests;

internal static class Refusals
{
    /// <summary>The service's error, which must have a code.</summary>
    public static async Task<AmazonServiceException> ShouldBeRefusedAsync(this Task call, string code)
    {
        var refusal = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<AmazonServiceException>()).Which;
        refusal.ErrorCode.Should().Be(code);
        return refusal;
    }
}
