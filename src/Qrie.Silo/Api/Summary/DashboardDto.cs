namespace Qrie.Silo.Api.Summary;

/// <summary>The figures of the first page.</summary>
internal sealed record DashboardDto
{
    public required int TotalOpenFindings { get; init; }

    /// <summary>Of severity 90 and above.</summary>
    public required int CriticalOpenFindings { get; init; }

    /// <summary>Of severity 50 to 89.</summary>
    public required int HighOpenFindings { get; init; }

    /// <summary>Since the first of the month, UTC.</summary>
    public required int ResolvedThisMonth { get; init; }
    public required int ActivePolicies { get; init; }

    /// <summary>Resources that exist.</summary>
    public required int Resources { get; init; }

    /// <summary>Accounts that are onboarded.</summary>
    public required int Accounts { get; init; }
    public required int PoliciesLaunchedThisMonth { get; init; }

    /// <summary>Weeks from Monday to Sunday, UTC, the oldest first; the last is the current one.</summary>
    public required IReadOnlyList<WeekDto> FindingsWeekly { get; init; }

    /// <summary>At most ten, those with most open findings first.</summary>
    public required IReadOnlyList<TopPolicyDto> TopPolicies { get; init; }
    public required AntiEntropyDto AntiEntropy { get; init; }
}
