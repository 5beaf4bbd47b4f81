namespace Qrie.Sessions;

/// <summary>The sessions of a user that were signed out before their time.</summary>
[GenerateSerializer, Alias("qrie.session-list-state")]
public sealed class SessionListState
{
    /// <summary>By the session's id, until when it is remembered, UTC.</summary>
    [Id(0)] public Dictionary<string, DateTimeOffset> Ended { get; set; } = [];
}
