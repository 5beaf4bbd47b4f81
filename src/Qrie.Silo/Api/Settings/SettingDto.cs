using Qrie.Installation;

namespace Qrie.Silo.Api.Settings;

/// <summary>A setting as it is in effect.</summary>
/// <param name="Key">The configuration key that sets it.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Value">The value, as the configuration would write it; null when there is none, and for secrets.</param>
/// <param name="IsSet">True when it is other than without any configuration.</param>
/// <param name="IsSecret">True when the value is told to nobody.</param>
internal sealed record SettingDto(string Key, string Meaning, string? Value, bool IsSet, bool IsSecret)
{
    public static SettingDto From(Setting setting) => new(setting.Key, setting.Meaning, setting.Value, setting.IsSet, setting.IsSecret);
}
