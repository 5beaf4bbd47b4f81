using Qrie.Silo.Api.Problems;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Api.Tokens;

/// <summary>A token as it is asked for.</summary>
internal sealed record TokenRequest
{
    private const int DefaultDays = 90;
    private const int MaxDays = 365;

    /// <summary>What it is for, 1 to 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>What it may do: reader, operator or admin.</summary>
    public string? Role { get; init; }

    /// <summary>How many days it is good, 1 to 365; 90 without it.</summary>
    public int? ExpiresInDays { get; init; }

    /// <exception cref="BadParametersException">It cannot be.</exception>
    public (string Name, string Role, TimeSpan Lifetime) Read()
    {
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100 || Name.Any(char.IsControl))
        {
            errors["name"] = ["name must be 1 to 100 characters."];
        }

        if (Role is null || !Roles.All.Contains(Role))
        {
            errors["role"] = [$"role must be one of {string.Join(", ", Roles.All)}."];
        }

        if (ExpiresInDays is < 1 or > MaxDays)
        {
            errors["expires_in_days"] = [$"expires_in_days must be a whole number from 1 to {MaxDays}."];
        }

        return errors.Count == 0 ? (Name!, Role!, TimeSpan.FromDays(ExpiresInDays ?? DefaultDays)) : throw new BadParametersException(errors);
    }
}
