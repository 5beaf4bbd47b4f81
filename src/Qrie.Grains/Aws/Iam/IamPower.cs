using System.Text.Json;
using Qrie.Policies.Documents;

namespace Qrie.Aws.Iam;

/// <summary>What a document says about administration: the facts that a principal keeps of documents that are not its own.</summary>
/// <param name="Grants">It allows everything, or all of IAM, on everything.</param>
/// <param name="Denies">It denies everything, or all of IAM, on everything, without a condition.</param>
public sealed record IamPower(bool Grants, bool Denies)
{
    /// <summary>Reads it off a document. A malformed one is unreadable.</summary>
    /// <param name="document">The document.</param>
    internal static Observed<IamPower> Of(Observed<JsonElement> document)
    {
        var read = PolicyDocument.ReadIdentity(document);
        return read.TryGet(out var policy) ? Observed<IamPower>.Present(new IamPower(AdminAccess.IsGranted(policy), AdminAccess.IsDenied(policy)))
            : read.Reason is { } reason ? Observed<IamPower>.NotReadable(reason)
            : Observed<IamPower>.Absent;
    }
}
