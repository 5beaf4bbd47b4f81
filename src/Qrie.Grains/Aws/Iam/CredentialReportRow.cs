namespace Qrie.Aws.Iam;

/// <summary>One row of the credential report. What was never used, and what there is none of, has no date.</summary>
/// <param name="cells">The cells by column.</param>
internal sealed class CredentialReportRow(IReadOnlyDictionary<string, string> cells)
{
    private static readonly string[] Slots = ["access_key_1", "access_key_2"];

    public string Arn => cells.GetValueOrDefault("arn", "");

    public DateTimeOffset? CreatedAt => Time("user_creation_time");

    public bool HasPassword => Is("password_enabled");

    public DateTimeOffset? PasswordUsedAt => Time("password_last_used");

    /// <summary>When the password was made, or last set.</summary>
    public DateTimeOffset? PasswordSetAt => Time("password_last_changed");

    public bool HasMfa => Is("mfa_active");

    /// <summary>The active keys: when each was made and last used.</summary>
    public IEnumerable<(DateTimeOffset CreatedAt, DateTimeOffset? UsedAt)> ActiveKeys =>
        from slot in Slots
        let created = Time($"{slot}_last_rotated")
        where Is($"{slot}_active") && created is not null
        select (created.Value, Time($"{slot}_last_used_date"));

    /// <summary>When any key, active or not, was last used.</summary>
    public DateTimeOffset? KeysUsedAt => Slots.Max(slot => Time($"{slot}_last_used_date"));

    private bool Is(string column) => cells.GetValueOrDefault(column) == "true";

    private DateTimeOffset? Time(string column) => IamXml.Time(cells.GetValueOrDefault(column));
}
