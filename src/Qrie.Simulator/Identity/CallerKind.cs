namespace Qrie.Simulator;

/// <summary>What sort of credentials a call was signed with.</summary>
internal enum CallerKind
{
    /// <summary><c>account:&lt;id&gt;</c>: may do everything in its account.</summary>
    Administrator,

    /// <summary><c>root:&lt;id&gt;</c>: the account's root user.</summary>
    Root,

    /// <summary><c>truth:&lt;id&gt;</c>: an administrator whose reads never lag, fail or count.</summary>
    Truth,

    /// <summary>Somebody of the scenario.</summary>
    Person,

    /// <summary>Qrie with its own key.</summary>
    Qrie,

    /// <summary>A session of the role that Qrie assumes.</summary>
    Session,
}
