using System.Collections.Frozen;
using Qrie.Aws;
using Qrie.Aws.Lambda;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Lambda;

/// <summary>What the policies of a function and of its aliases say to the public.</summary>
internal static class FunctionPolicies
{
    private static readonly string[] InvokeUrl = ["lambda:InvokeFunctionUrl"];

    // A statement under one of these is about the function's URL.
    private static readonly FrozenSet<string> UrlKeys = new[] { "lambda:FunctionUrlAuthType", "lambda:InvokedViaFunctionUrl" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SourceAccountKeys = new[]
    {
        "aws:SourceAccount", "aws:SourceOwner", "aws:SourceOrgID", "aws:SourceOrgPaths",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Statements that let everybody call the function otherwise than by its URL, or S3 for whatever account: a bucket's ARN names
    /// none, and a bucket's name may be taken by another account.
    /// </summary>
    public static IReadOnlyList<PolicyStatement> Public(PolicyDocument document) =>
    [
        .. document.PublicStatements().Concat(document.Statements.Where(IsForAnybodysBucket))
            .Where(statement => !statement.Conditions.Any(condition => UrlKeys.Contains(condition.Key)))
            .DistinctBy(statement => statement.Index)
            .OrderBy(statement => statement.Index),
    ];

    /// <summary>Whether everybody may call a URL: its authentication is none, and the policy that applies to it lets them.</summary>
    public static Truth IsPublic(LambdaUrl url, LambdaFunctionConfiguration function) => url.AuthType == "NONE"
        ? PolicyDocument.Read(url.Alias is null ? function.Policy : url.AliasPolicy).Is(
            url.Alias is null ? "policy" : "urls", document => document.PublicStatements(InvokeUrl).Count > 0, whenAbsent: false)
        : Truth.Of(false);

    private static bool IsForAnybodysBucket(PolicyStatement statement) =>
        statement.IsAllow
        && !statement.ExceptPrincipals
        && statement.Principals.Any(principal => principal is { Kind: "Service", Value: "s3.amazonaws.com" })
        && !statement.Conditions.Any(condition => SourceAccountKeys.Contains(condition.Key) && NarrowingCondition.Holds(condition, statement));
}
