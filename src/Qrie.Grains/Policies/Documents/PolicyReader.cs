using System.Text.Json;

namespace Qrie.Policies.Documents;

/// <summary>
/// Reads the policy grammar (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/>),
/// in which a list of one may be written as its element.
/// </summary>
internal static class PolicyReader
{
    /// <param name="json">The document.</param>
    /// <param name="ofIdentity">True for the policy of an identity, whose statements name no principals.</param>
    public static PolicyDocument Read(JsonElement json, bool ofIdentity = false)
    {
        Require(json.ValueKind == JsonValueKind.Object, "the document is no object");
        var statements = Member(json, "Statement", "the document");
        Require(statements.ValueKind != JsonValueKind.Undefined, "the document has no Statement");
        return new PolicyDocument([.. Items(statements).Select((statement, index) => Statement(statement, index, ofIdentity))]);
    }

    private static PolicyStatement Statement(JsonElement json, int index, bool ofIdentity)
    {
        var where = $"statement {index + 1}";
        Require(json.ValueKind == JsonValueKind.Object, $"{where} is no object");
        var effect = Text(Member(json, "Effect", where), $"{where}: Effect");
        var allow = effect.Equals("Allow", StringComparison.OrdinalIgnoreCase);
        Require(allow || effect.Equals("Deny", StringComparison.OrdinalIgnoreCase), $"{where}: Effect is neither Allow nor Deny");

        var (principal, exceptPrincipals) = Either(json, "Principal", "NotPrincipal", where);
        Require(ofIdentity || principal.ValueKind != JsonValueKind.Undefined, $"{where} has no Principal");
        var (action, exceptActions) = Either(json, "Action", "NotAction", where);
        Require(action.ValueKind != JsonValueKind.Undefined, $"{where} has no Action");
        var (resource, exceptResources) = Either(json, "Resource", "NotResource", where);
        var resources = resource.ValueKind == JsonValueKind.Undefined ? ["*"] : Texts(resource, $"{where}: Resource");
        var sid = Member(json, "Sid", where);
        return new PolicyStatement
        {
            Index = index,
            Sid = sid.ValueKind == JsonValueKind.Undefined ? null : Text(sid, $"{where}: Sid"),
            IsAllow = allow,
            Principals = principal.ValueKind == JsonValueKind.Undefined ? [] : Principals(principal, where),
            ExceptPrincipals = exceptPrincipals,
            Actions = new PatternSet([.. Texts(action, $"{where}: Action").Select(text => text == "*:*" ? "*" : text)], exceptActions, IgnoreCase: true),
            Resources = new PatternSet(resources, exceptResources, IgnoreCase: false),
            Conditions = Conditions(Member(json, "Condition", where), where),
        };
    }

    private static List<PolicyPrincipal> Principals(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return [.. Texts(json, $"{where}: Principal").Select(value => new PolicyPrincipal(value == "*" ? "*" : "AWS", value))];
        }

        return
        [
            .. json.EnumerateObject().SelectMany(kind =>
                Texts(kind.Value, $"{where}: Principal {kind.Name}").Select(value => new PolicyPrincipal(kind.Name, value))),
        ];
    }

    private static List<PolicyCondition> Conditions(JsonElement json, string where)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return [];
        }

        Require(json.ValueKind == JsonValueKind.Object, $"{where}: Condition is no object");
        var conditions = new List<PolicyCondition>();
        foreach (var operation in json.EnumerateObject())
        {
            Require(operation.Value.ValueKind == JsonValueKind.Object, $"{where}: Condition {operation.Name} is no object");
            conditions.AddRange(operation.Value.EnumerateObject().Select(key =>
                new PolicyCondition(operation.Name, key.Name, Scalars(key.Value, $"{where}: Condition {key.Name}"))));
        }

        return conditions;
    }

    private static (JsonElement Value, bool Except) Either(JsonElement json, string name, string opposite, string where)
    {
        var (value, except) = (Member(json, name, where), Member(json, opposite, where));
        Require(value.ValueKind == JsonValueKind.Undefined || except.ValueKind == JsonValueKind.Undefined, $"{where} has both {name} and {opposite}");
        return except.ValueKind == JsonValueKind.Undefined ? (value, false) : (except, true);
    }

    private static JsonElement Member(JsonElement json, string name, string where)
    {
        var found = json.EnumerateObject().Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        Require(found.Length <= 1, $"{where} has {name} twice");
        return found is [var only] ? only.Value : default;
    }

    private static List<JsonElement> Items(JsonElement json) => json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];

    private static List<string> Texts(JsonElement json, string what) => [.. Items(json).Select(item => Text(item, what))];

    private static string Text(JsonElement json, string what)
    {
        Require(json.ValueKind == JsonValueKind.String, $"{what} is no text");
        return json.GetString()!;
    }

    // Conditions may test booleans and numbers, written as such.
    private static List<string> Scalars(JsonElement json, string what)
    {
        var values = Items(json);
        Require(
            values.TrueForAll(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False),
            $"{what} is neither text nor number nor boolean");
        return [.. values.Select(value => value.ToString())];
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new MalformedPolicyException(otherwise);
        }
    }
}
