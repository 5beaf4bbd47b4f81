using System.Collections.Frozen;

namespace Qrie.Policies.Documents;

/// <summary>
/// Conditions that keep a statement for everybody from being for the public: they pin the caller to fixed accounts,
/// organizations, networks or resources. What a caller can set at will, such as the referer, pins nothing.
/// </summary>
internal static class NarrowingCondition
{
    private static readonly FrozenDictionary<string, Func<string, bool>> Keys = new Dictionary<string, Func<string, bool>>
    {
        ["aws:PrincipalOrgID"] = FixedValue.IsId,
        ["aws:PrincipalOrgPaths"] = FixedValue.IsOrganizationPath,
        ["aws:PrincipalAccount"] = FixedValue.IsId,
        ["aws:PrincipalArn"] = FixedValue.IsArn,
        ["aws:userid"] = FixedValue.IsUserId,
        ["aws:SourceAccount"] = FixedValue.IsId,
        ["aws:SourceOwner"] = FixedValue.IsId,
        ["aws:SourceArn"] = FixedValue.IsArn,
        ["aws:SourceOrgID"] = FixedValue.IsId,
        ["aws:SourceOrgPaths"] = FixedValue.IsOrganizationPath,
        ["aws:SourceVpc"] = FixedValue.IsId,
        ["aws:SourceVpce"] = FixedValue.IsId,
        ["aws:SourceIp"] = FixedValue.IsNetwork,
        ["kms:CallerAccount"] = FixedValue.IsId,
        ["s3:DataAccessPointAccount"] = FixedValue.IsId,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when an Allow with the condition lets in fixed callers only.</summary>
    public static bool Holds(PolicyCondition condition, PolicyStatement statement) =>
        condition.IsOperator("StringEquals", "StringLike", "ArnEquals", "ArnLike", "IpAddress")
        && !condition.IfExists
        && (condition.Qualifier is null || condition.IsQualifier("ForAnyValue"))
        && AreFixed(condition, statement);

    /// <summary>
    /// True when a Deny with the condition turns away all but fixed callers. A negated operator holds where the key is
    /// missing, with or without <c>IfExists</c>; under <c>ForAnyValue</c> it does not.
    /// </summary>
    public static bool IsNegated(PolicyCondition condition, PolicyStatement statement) =>
        condition.IsOperator("StringNotEquals", "StringNotLike", "ArnNotEquals", "ArnNotLike", "NotIpAddress")
        && (condition.Qualifier is null || condition.IsQualifier("ForAllValues"))
        && AreFixed(condition, statement);

    private static bool AreFixed(PolicyCondition condition, PolicyStatement statement) =>
        condition.Values.Count > 0
        && (Keys.TryGetValue(condition.Key, out var isFixed)
            ? condition.Values.All(isFixed)
            : condition.IsKey("sns:Endpoint") && OnlySubscribes(statement) && condition.Values.All(FixedValue.IsId));

    private static bool OnlySubscribes(PolicyStatement statement) => !statement.Actions.Inverted
        && statement.Actions.Patterns.All(action => action.Equals("sns:Subscribe", StringComparison.OrdinalIgnoreCase));
}
