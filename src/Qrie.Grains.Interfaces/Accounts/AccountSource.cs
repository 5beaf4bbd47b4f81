namespace Qrie.Accounts;

/// <summary>Who onboarded an account, and so who may change it.</summary>
public enum AccountSource
{
    /// <summary>The configuration: it is changed there.</summary>
    Configuration = 0,

    /// <summary>The API.</summary>
    Api = 1,

    /// <summary>Discovery in the organization: it retires when the organization closes it.</summary>
    Organization = 2,
}
