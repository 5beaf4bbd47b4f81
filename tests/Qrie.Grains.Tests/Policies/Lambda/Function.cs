using System.Text.Json;
using Qrie.Aws;
using Qrie.Aws.Lambda;

namespace Qrie.Policies.Lambda;

/// <summary>Functions for tests. One for which nobody has set anything is as Lambda makes it.</summary>
internal static class Function
{
    public const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:f";

    public static LambdaSettings Zip { get; } = new() { PackageType = "Zip", Runtime = "python3.13", Role = "arn:aws:iam::123456789012:role/f" };

    public static LambdaFunctionConfiguration New { get; } = new()
    {
        Name = "f",
        Region = "eu-west-1",
        Settings = Judging.Is(Zip),
        Zones = Observed<IReadOnlyList<string>>.Absent,
        Environment = Observed<LambdaEnvironment>.Absent,
        Policy = Observed<JsonElement>.Absent,
        Urls = Judging.Is<IReadOnlyList<LambdaUrl>>([]),
        Tags = Observed<SortedDictionary<string, string>>.Absent,
    };

    public static LambdaUrl OpenUrl { get; } = new() { Url = "https://abc.lambda-url.eu-west-1.on.aws/", AuthType = "NONE", AliasPolicy = Observed<JsonElement>.Absent };

    public static Observed<JsonElement> UrlPermission { get; } = Judging.Document(
        """{"Sid":"Url","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl","Resource":"*","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}}""");

    public static LambdaFunctionConfiguration With(params LambdaUrl[] urls) => New with { Urls = Judging.Is<IReadOnlyList<LambdaUrl>>(urls) };

    public static LambdaFunctionConfiguration With(LambdaSettings settings) => New with { Settings = Judging.Is(settings) };

    public static Verdict Judge(this IPolicy<LambdaFunctionConfiguration> policy, LambdaFunctionConfiguration function, params string[] trusted) =>
        policy.Evaluate(function, Judging.Context(Arn) with { TrustedAccounts = trusted.ToHashSet() });
}
