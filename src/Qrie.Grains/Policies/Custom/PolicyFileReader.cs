using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qrie.Aws;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Qrie.Policies.Custom;

/// <summary>Reads a policy from YAML. Each error says where it is and what would be right.</summary>
/// <param name="types">The types that policies may judge.</param>
/// <param name="isTaken">Whether an id is that of a policy that ships.</param>
public sealed partial class PolicyFileReader(ResourceTypes types, Func<string, bool> isTaken)
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int MaxBytes = 128 * 1024;

    private const int MaxTests = 200;
    private const int MaxNesting = 64;
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    public PolicyFile Read(string name, byte[] content)
    {
        var errors = new List<PolicyFileError>();
        if (content.Length > MaxBytes)
        {
            errors.Add(new PolicyFileError(1, $"The file has {content.Length} bytes; at most {MaxBytes} are allowed."));
            return new PolicyFile(name, null, errors);
        }

        var line = 1;
        try
        {
            var root = Parse(content, ref line);
            var policy = Read(new YamlFields(root, errors), name, Convert.ToHexStringLower(SHA256.HashData(content)));
            return new PolicyFile(name, errors.Count == 0 ? policy : null, [.. errors.OrderBy(error => error.Line)]);
        }
        catch (YamlException exception)
        {
            return new PolicyFile(name, null, [new PolicyFileError((int)Math.Max(1, exception.Start.Line), $"This is no YAML: {exception.Message.ReplaceLineEndings(" ")}")]);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            // YamlDotNet's scanner fails so on some texts that are no YAML, such as a list that is not closed.
            return new PolicyFile(name, null, [new PolicyFileError(line, $"This is no YAML from here on: {exception.Message.ReplaceLineEndings(" ")}")]);
        }
    }

    private static YamlMappingNode Parse(byte[] content, ref int line)
    {
        var text = Encoding.UTF8.GetString(content);
        // Before any node is made: aliases can make a small file a large one, and depth can be without end.
        var (depth, parser) = (0, new Parser(new StringReader(text)));
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            line = Math.Max(line, (int)parser.Current.End.Line);
            if (parser.Current is YamlDotNet.Core.Events.AnchorAlias or YamlDotNet.Core.Events.NodeEvent { Anchor.IsEmpty: false })
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, "Anchors and aliases are not allowed; write it out.");
            }

            if (depth > MaxNesting)
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, $"It is nested more than {MaxNesting} deep.");
            }
        }

        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode mapping }]
            ? mapping
            : throw new YamlException(new Mark(0, 1, 1), new Mark(0, 1, 1), "A policy is one document with members such as id, type and violation.");
    }

    private CustomPolicy? Read(YamlFields fields, string name, string version)
    {
        var id = fields.Text("id", 128, required: true);
        if (id is not null && !Id().IsMatch(id))
        {
            fields.Wrong("id", $"'{id}' must be letters and digits, beginning with a capital letter, such as AcmeBucketUntagged.");
        }
        else if (id is not null && isTaken(id))
        {
            fields.Wrong("id", $"{id} is the id of a policy that ships with Qrie; choose another one.");
        }

        var type = fields.Text("type", 128, required: true) is { } typeName ? types.Find(typeName) : null;
        if (type is null && fields.Has("type"))
        {
            fields.Wrong("type", $"'{fields.Text("type", 128)}' is no known type; known are {string.Join(", ", types.All.Select(known => known.Name))}.");
        }

        var category = fields.OneOf("category", Enum.GetValues<PolicyCategory>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())), PolicyCategory.Configuration);
        var (title, description) = (fields.Text("title", 200, required: true), fields.Text("description", 2_000, required: true));
        var remediation = RemediationReader.Read(fields);
        var severity = fields.Number("severity", 0, 100);
        var parts = fields.Texts("parts", required: true);
        foreach (var unknown in parts.Where(part => type is not null && !type.Permissions.ContainsKey(part)))
        {
            fields.Wrong("parts", $"'{unknown}' is no part of {type!.Name}; its parts are {string.Join(", ", type.Permissions.Keys.Order(StringComparer.Ordinal))}.");
        }

        var violation = Expression(fields, "violation", required: true);
        var evidence = Expression(fields, "evidence", required: false);
        var definition = new PolicyDefinition
        {
            Id = id ?? "",
            Title = title ?? "",
            Description = description ?? "",
            ResourceType = type?.Name ?? "",
            Severity = severity ?? 0,
            Category = category,
            Rationale = fields.Text("rationale", 4_000) ?? description ?? "",
            Remediation = remediation ?? new Remediation { Summary = "" },
            Parts = parts,
            Controls = fields.Texts("frameworks", required: false),
            File = name,
            Version = version,
        };
        var message = fields.Text("message", 500) ?? $"{title}.";
        var tests = Tests(fields);
        fields.Finish();
        return violation is null ? null : new CustomPolicy(definition, violation, evidence, message, tests);
    }

    private static GuardedExpression? Expression(YamlFields fields, string name, bool required)
    {
        if (fields.Text(name, ExpressionCost.MaxLength, required) is not { } text)
        {
            return null;
        }

        try
        {
            return new GuardedExpression(text, Deadline);
        }
        catch (ExpressionException exception)
        {
            fields.Wrong(name, $"The expression {exception.Message}.");
            return null;
        }
    }

    private static List<PolicyTestCase> Tests(YamlFields fields)
    {
        var tests = new List<PolicyTestCase>();
        foreach (var test in fields.Items("tests", MaxTests))
        {
            var name = test.Text("name", 200, required: true);
            var expected = test.OneOf(
                "expect",
                new Dictionary<string, VerdictKind> { ["violation"] = VerdictKind.Violation, ["compliant"] = VerdictKind.Compliant, ["unknown"] = VerdictKind.Unknown },
                null);
            var configuration = test.Json("configuration", required: true);
            var evidence = test.Json("evidence", required: false);
            test.Finish();
            if (name is not null && configuration is not null)
            {
                tests.Add(new PolicyTestCase(name, test.Line, configuration, expected, evidence));
            }
        }

        return tests;
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{2,127}$")]
    private static partial Regex Id();
}
