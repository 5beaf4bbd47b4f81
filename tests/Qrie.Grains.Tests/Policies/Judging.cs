using System.Text.Json;
using Qrie.Aws;

namespace Qrie.Policies;

/// <summary>What tests of policies have in common: parts of configurations, and what a verdict should be.</summary>
internal static class Judging
{
    public const string Own = "123456789012";
    public const string Other = "444455556666";

    public static EvaluationContext Context(string arn) => new() { Now = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), AccountId = Own, Arn = arn };

    public static Observed<T> Is<T>(T value) where T : notnull => Observed<T>.Present(value);

    public static Observed<T> Denied<T>(string permission) where T : notnull => Observed<T>.NotReadable(new Unreadable("AccessDenied", permission));

    public static Observed<JsonElement> Document(params string[] statements) =>
        Is(CanonicalJson.Normalize($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}"""));

    public static Verdict.Violation ShouldViolate(this Verdict verdict) => verdict.Should().BeOfType<Verdict.Violation>().Subject;

    public static void ShouldComply(this Verdict verdict) => verdict.Should().BeOfType<Verdict.Compliant>();

    public static void ShouldNotApply(this Verdict verdict) => verdict.Should().BeOfType<Verdict.NotApplicable>();

    public static void ShouldBeUnknownFor(this Verdict verdict, string reason) => verdict.Should().BeOfType<Verdict.Unknown>().Which.Reason.Should().Be(reason);

    public static string Shown(this Verdict.Violation violation) => JsonSerializer.Serialize(violation.Evidence, CanonicalJson.Options);
}
