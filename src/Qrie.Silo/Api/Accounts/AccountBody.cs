using System.Text.Json;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Accounts;

/// <summary>Reads what is sent of an account. A member that is unknown, or of another kind, is named.</summary>
internal static class AccountBody
{
    // Longer than anything that is right.
    private const int MaxText = 2_048;

    /// <exception cref="Problems.BadParametersException">Some member is wrong.</exception>
    public static AccountWishDto Read(JsonElement body)
    {
        var reader = new BodyReader(body);
        var regions = reader.Texts("regions", _ => true, "a region such as eu-west-1");
        var wish = new AccountWishDto(
            reader.Text("account_id", MaxText),
            reader.TextOrEmpty("name", MaxText),
            reader.Text("ou", MaxText),
            reader.Text("role_arn", MaxText),
            reader.Text("external_id", MaxText),
            body.TryGetProperty("regions", out var given) && given.ValueKind != JsonValueKind.Null ? regions : null,
            reader.TextOrEmpty("inventory_cron", MaxText),
            reader.TextOrEmpty("policy_cron", MaxText));
        reader.Finish();
        return wish;
    }
}
