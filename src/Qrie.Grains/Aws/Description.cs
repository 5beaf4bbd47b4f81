using Qrie.Resources;

namespace Qrie.Aws;

/// <summary>What a describe brought.</summary>
public abstract record Description
{
    private Description() { }

    /// <summary>The resource exists.</summary>
    /// <param name="Configuration">Its typed, normalized configuration.</param>
    /// <param name="Region">The region in which it lives.</param>
    /// <param name="Tags">Its tags; null when they could not be read.</param>
    /// <param name="Relations">ARNs of the resources whose facts the configuration holds.</param>
    /// <param name="Unreadable">Parts that could not be read.</param>
    /// <param name="Transient">True when some of those may be readable in a moment: throttled, timed out.</param>
    public sealed record Found(
        object Configuration,
        string Region,
        IReadOnlyDictionary<string, string>? Tags,
        IReadOnlyList<string> Relations,
        IReadOnlyList<UnreadablePart> Unreadable,
        bool Transient) : Description
    {
        /// <summary>
        /// Other names by which records may speak of the resource: the name without its path, aliases, ids of associations and
        /// attachments, addresses. Case does not matter.
        /// </summary>
        public IReadOnlyList<string> Names { get; init; } = [];

        /// <summary>
        /// The moment of the oldest fact, where that is older than the read: a listing that takes facts from a report is as old as
        /// the report. Null for everything else.
        /// </summary>
        public DateTimeOffset? AsOf { get; init; }
    }

    /// <summary>The account has no such resource.</summary>
    public sealed record Missing : Description;

    /// <summary>Whether the resource exists could not be told.</summary>
    /// <param name="Error">One line that says what failed, and the permission that is missing if one is.</param>
    public sealed record Failed(string Error) : Description
    {
        /// <summary>The IAM action that is missing; null when something else failed.</summary>
        public string? Permission { get; init; }

        /// <summary>True when nothing was asked about the resource, because there is no session in its account for the moment.</summary>
        public bool IsSetback { get; init; }
    }
}
