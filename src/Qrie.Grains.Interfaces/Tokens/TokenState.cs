namespace Qrie.Tokens;

/// <summary>What a token is worth.</summary>
public enum TokenState
{
    /// <summary>It lets in.</summary>
    Good = 0,

    /// <summary>Its time is over.</summary>
    Expired = 1,

    /// <summary>Somebody ended it.</summary>
    Revoked = 2,
}
