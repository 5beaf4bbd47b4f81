using System.Text.RegularExpressions;

namespace Qrie.Aws.Secrets;

/// <summary>
/// Tells texts that look like secrets. It runs where a configuration is normalized, so that nothing of a secret gets any further:
/// what comes out is the place and the rule. Rules ask for fixed forms, and for values that are no references, rather than for
/// anything that looks random: a finding has to be worth somebody's time.
/// </summary>
internal static partial class SecretDetector
{
    private const int TimeoutMilliseconds = 250;

    private static readonly (string Rule, Regex Form)[] FixedForms =
    [
        ("private_key", PrivateKey()),
        ("github_token", GitHub()),
        ("gitlab_token", GitLab()),
        ("slack_token", Slack()),
        ("stripe_key", Stripe()),
        ("google_api_key", Google()),
        ("sendgrid_key", SendGrid()),
        ("npm_token", Npm()),
        ("openai_key", OpenAi()),
    ];

    /// <summary>Looks through environment variables.</summary>
    /// <param name="variables">Names and values.</param>
    /// <returns>By name and rule, in ordinal order.</returns>
    public static IReadOnlyList<SecretHit> InVariables(IReadOnlyDictionary<string, string> variables)
    {
        // A secret key has no form of its own: it is told by the id that stands beside it, or by its variable's name.
        var hasKeyId = variables.Values.Any(value => AwsKeyId().IsMatch(value));
        return
        [
            .. variables
                .SelectMany(variable => Rules(variable.Key, variable.Value, hasKeyId).Select(rule => new SecretHit(variable.Key, rule)))
                .Distinct()
                .OrderBy(hit => hit.Where, StringComparer.Ordinal)
                .ThenBy(hit => hit.Rule, StringComparer.Ordinal),
        ];
    }

    /// <summary>Looks through a text, such as a script.</summary>
    /// <param name="text">The text, decoded.</param>
    /// <returns>By line, counted from 1, and rule.</returns>
    public static IReadOnlyList<SecretHit> InText(string text)
    {
        var hasKeyId = AwsKeyId().IsMatch(text);
        return
        [
            .. text.Split('\n')
                .SelectMany((line, index) => LineRules(line, hasKeyId).Distinct().Order(StringComparer.Ordinal)
                    .Select(rule => new SecretHit($"{index + 1}", rule))),
        ];
    }

    private static IEnumerable<string> Rules(string name, string value, bool hasKeyId) =>
        AwsSecretKey().IsMatch(value) && (hasKeyId || AwsSecretName().IsMatch(name)) ? ["aws_secret_access_key"]
        : Forms(value) is { Count: > 0 } forms ? forms
        : SecretName().IsMatch(name) && IsLiteral(value) ? ["named_secret"]
        : Assigned(value);

    private static IEnumerable<string> LineRules(string line, bool hasKeyId) =>
        hasKeyId && AwsSecretKey().IsMatch(line) ? ["aws_secret_access_key"]
        : Forms(line) is { Count: > 0 } forms ? forms
        : Assigned(line);

    private static List<string> Forms(string text) => [.. FixedForms.Where(form => form.Form.IsMatch(text)).Select(form => form.Rule)];

    // password = literal, in a connection string or a script.
    private static IEnumerable<string> Assigned(string text) =>
        Assignment().Matches(text).Any(match => IsLiteral(match.Groups["value"].Value)) ? ["named_secret"] : [];

    /// <summary>At least eight characters that stand for themselves: no reference to where the secret is kept, no placeholder.</summary>
    private static bool IsLiteral(string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return text.Length >= 8 && !text.Contains(' ', StringComparison.Ordinal) && !Reference().IsMatch(text);
    }

    [GeneratedRegex(@"(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex AwsKeyId();

    [GeneratedRegex(@"(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex AwsSecretKey();

    [GeneratedRegex(@"secret_?(access_?)?key", RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex AwsSecretName();

    [GeneratedRegex(@"-----BEGIN ([A-Z]+ )*PRIVATE KEY( BLOCK)?-----", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\bglpat-[A-Za-z0-9_-]{20,}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20,}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Slack();

    [GeneratedRegex(@"\b[rs]k_live_[A-Za-z0-9]{16,}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Stripe();

    [GeneratedRegex(@"\bAIza[A-Za-z0-9_-]{35}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Google();

    [GeneratedRegex(@"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex SendGrid();

    [GeneratedRegex(@"\bnpm_[A-Za-z0-9]{36}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Npm();

    [GeneratedRegex(@"\bsk-(proj-|ant-)?[A-Za-z0-9_-]{40,}", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex OpenAi();

    // Names that say where a secret is, how long or of which kind it is, do not hold one.
    [GeneratedRegex(@"(password|passwd|secret|token|api_?key|private_?key)(?!.*(_arn|_name|_id|_path|_file|_url|_uri|_ttl|_expir\w*|_length|_type|_table|_bucket|_parameter|_endpoint|_header)$)", RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(password|passwd|pwd|secret|token)[""']?\s*[=:]\s*(?<value>""[^""]{8,}""|'[^']{8,}'|[^\s;,&""']{8,})", RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^(arn:|\$|%|\{\{|<|/|https?://|ssm:|s3://|secretsmanager:|alias/|true$|false$|changeme|x+$|\*+$|\.+$)|\$\{|\{\{", RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Reference();
}
