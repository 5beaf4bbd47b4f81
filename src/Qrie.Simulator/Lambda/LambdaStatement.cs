using System.Text.Json.Nodes;

namespace Qrie.Simulator.Lambda;

/// <summary>The statement that Lambda makes of a permission.</summary>
internal static class LambdaStatement
{
    public static JsonObject Of(JsonObject input, string resource, string partition)
    {
        string Required(string name) => input[name]?.ToString() is { Length: > 0 } value ? value : throw LambdaErrors.Invalid($"{name} is missing.");
        var principal = Required("Principal");
        var statement = new JsonObject
        {
            ["Sid"] = Required("StatementId"),
            ["Effect"] = "Allow",
            ["Principal"] = principal == "*" ? "*"
                : principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? new JsonObject { ["Service"] = principal }
                : new JsonObject { ["AWS"] = principal.Length == 12 ? $"arn:{partition}:iam::{principal}:root" : principal },
            ["Action"] = Required("Action"),
            ["Resource"] = resource,
        };
        var condition = new JsonObject();
        Add(condition, "StringEquals", "AWS:SourceAccount", input["SourceAccount"]);
        Add(condition, "ArnLike", "AWS:SourceArn", input["SourceArn"]);
        Add(condition, "StringEquals", "aws:PrincipalOrgID", input["PrincipalOrgID"]);
        Add(condition, "StringEquals", "lambda:FunctionUrlAuthType", input["FunctionUrlAuthType"]);
        Add(condition, "Bool", "lambda:InvokedViaFunctionUrl", input["InvokedViaFunctionUrl"]);
        if (condition.Count > 0)
        {
            statement["Condition"] = condition;
        }

        return statement;
    }

    private static void Add(JsonObject condition, string operation, string key, JsonNode? value)
    {
        if (value is null)
        {
            return;
        }

        if (condition[operation] is not JsonObject keys)
        {
            condition[operation] = keys = [];
        }

        keys[key] = value.ToString();
    }
}
