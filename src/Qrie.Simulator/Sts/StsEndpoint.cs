using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Sts;

/// <summary>Answers STS: sessions of the role that each account has for Qrie, and who one is.</summary>
internal sealed partial class StsEndpoint(SimulatedOrganization organization)
{
    // A role's MaxSessionDuration, unless it is set otherwise.
    private const int MaxSessionSeconds = 3600;

    private static readonly XNamespace Ns = "https://sts.amazonaws.com/doc/2011-06-15/";

    public async Task<AwsAnswer> AnswerAsync(SimulatedCall call)
    {
        if (!organization.Regions.Exists(call.Region))
        {
            throw new AwsError(403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region.");
        }

        if (!organization.Regions.IsEnabled(call.Region))
        {
            throw new AwsError(403, "RegionDisabledException", $"STS is not activated in this region for account:{call.Caller.AccountId}. Your account administrator can activate STS in this region using the IAM Console.");
        }

        var form = QueryHelpers.ParseQuery(call.Text);
        var action = form.GetValueOrDefault("Action").ToString();
        if (action is not ("AssumeRole" or "GetCallerIdentity"))
        {
            throw new AwsError(400, "InvalidAction", $"Could not find operation {action} for version 2011-06-15");
        }

        var role = form.GetValueOrDefault("RoleArn").ToString();
        var account = role.Split(':') is [_, _, _, _, { Length: 12 } id, ..] ? id : call.Caller.AccountId;
        var operation = new Operation("sts", action, "sts:" + action, account, action == "AssumeRole" ? role : null, account);
        organization.Count(call.Caller, operation);
        await organization.Gate.PassAsync(call, operation);
        return action == "AssumeRole" ? AssumeRole(call, form, role) : WhoAmI(call);
    }

    private AwsAnswer AssumeRole(SimulatedCall call, Dictionary<string, StringValues> form, string role)
    {
        var session = form.GetValueOrDefault("RoleSessionName").ToString();
        if (!SessionName().IsMatch(session))
        {
            throw Invalid($"1 validation error detected: Value '{session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }

        var seconds = MaxSessionSeconds;
        if (form.TryGetValue("DurationSeconds", out var given)
            && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) || seconds is < 900 or > 43_200))
        {
            throw Invalid($"1 validation error detected: Value '{given}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200");
        }

        var known = organization.Accounts.FirstOrDefault(account => account.RoleArn == role && !account.IsClosed);
        if (known is null || form.GetValueOrDefault("ExternalId") != known.ExternalId || call.Caller.Kind == CallerKind.Session)
        {
            throw new AwsError(403, "AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {role}");
        }

        if (seconds > MaxSessionSeconds)
        {
            throw Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        var arn = $"arn:{organization.Partition}:sts::{known.Id}:assumed-role/{organization.Options.RoleName}/{session}";
        var credential = organization.Keys.AddSession(known.Id, arn, organization.Time.GetUtcNow().AddSeconds(seconds));
        return Answer("AssumeRole",
            new XElement(Ns + "AssumedRoleUser", new XElement(Ns + "Arn", arn), new XElement(Ns + "AssumedRoleId", $"AROASIMULATED{known.Id[..4]}:{session}")),
            new XElement(Ns + "Credentials",
                new XElement(Ns + "AccessKeyId", credential.Caller.AccessKeyId),
                new XElement(Ns + "SecretAccessKey", credential.Secret),
                new XElement(Ns + "SessionToken", credential.Token),
                new XElement(Ns + "Expiration", credential.Expires!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))));
    }

    private static AwsAnswer WhoAmI(SimulatedCall call) => Answer("GetCallerIdentity",
        new XElement(Ns + "Arn", call.Caller.Arn),
        new XElement(Ns + "UserId", call.Caller.AccessKeyId),
        new XElement(Ns + "Account", call.Caller.AccountId));

    private static AwsAnswer Answer(string action, params XElement[] result)
    {
        var body = new XElement(Ns + $"{action}Response",
            new XElement(Ns + $"{action}Result", result),
            new XElement(Ns + "ResponseMetadata", new XElement(Ns + "RequestId", Guid.NewGuid())));
        return AwsAnswer.Xml(body.ToString(SaveOptions.DisableFormatting)) with { ContentType = "text/xml" };
    }

    private static AwsError Invalid(string message) => new(400, "ValidationError", message);

    [GeneratedRegex(@"^[\w+=,.@-]{2,64}$")]
    private static partial Regex SessionName();
}
