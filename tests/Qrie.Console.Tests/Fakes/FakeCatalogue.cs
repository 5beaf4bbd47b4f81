using Qrie.Policies;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeCatalogue : IPolicyCatalogue
{
    public List<PolicyView> Views { get; } = [Samples.Policy("S3BucketPublic", "Bucket is open to the public", 95)];

    public IReadOnlyList<PolicyView> All => Views;

    public PolicyView? Find(string policyId) => Views.Find(view => view.PolicyId == policyId);
}
