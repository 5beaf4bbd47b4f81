using System.Globalization;
using System.Text;

namespace Qrie.Simulator.Iam;

/// <summary>
/// A credential report, as IAM writes it
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html"/>).
/// </summary>
/// <param name="GeneratedAt">When it was made.</param>
/// <param name="Csv">The report.</param>
internal sealed record CredentialReportText(DateTimeOffset GeneratedAt, string Csv)
{
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private const string None = "N/A";

    public static CredentialReportText Of(SimulatedIam iam, string accountId, DateTimeOffset now, DateTimeOffset moment)
    {
        var text = new StringBuilder(Header);
        var root = iam.Account(accountId, moment);
        // Of root's password the report says neither whether there is one nor when it was changed.
        Row(text, "<root_account>", $"arn:{iam.Partition}:iam::{accountId}:root", iam.AccountsMadeAt, "not_supported",
            root.RootPasswordSetAt is null ? None : Time(root.RootPasswordUsedAt, "no_information"), "not_supported", root.RootMfa.Count > 0, root.RootKeys);
        foreach (var (_, user) in iam.Users.Where(moment, accountId + "/"))
        {
            Row(text, user.Name.Contains(',', StringComparison.Ordinal) ? $"\"{user.Name}\"" : user.Name,
                user.Arn.Contains(',', StringComparison.Ordinal) ? $"\"{user.Arn}\"" : user.Arn, user.CreatedAt,
                user.Login is null ? "false" : "true",
                user.Login is null ? None : Time(user.PasswordUsedAt, "no_information"),
                user.Login is null ? None : Time(user.Login.SetAt, None),
                user.Mfa.Count > 0, user.Keys);
        }

        return new CredentialReportText(now, text.ToString());
    }

    private static void Row(
        StringBuilder text, string user, string arn, DateTimeOffset created, string password, string used, string changed, bool mfa, System.Collections.Immutable.ImmutableList<SimulatedAccessKey> keys)
    {
        text.Append('\n').AppendJoin(',', user, arn, Time(created, None), password, used, changed, None, mfa ? "true" : "false");
        for (var slot = 0; slot < 2; slot++)
        {
            var key = slot < keys.Count ? keys[slot] : null;
            text.Append(',').AppendJoin(',',
                key is { Active: true } ? "true" : "false",
                Time(key?.CreatedAt, None),
                Time(key?.UsedAt, None),
                key?.UsedAt is null ? None : "us-east-1",
                key?.UsedAt is null ? None : "s3");
        }

        text.Append(",false,N/A,false,N/A");
    }

    private static string Time(DateTimeOffset? time, string otherwise) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture) ?? otherwise;
}
