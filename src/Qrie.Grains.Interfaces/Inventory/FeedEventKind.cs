namespace Qrie.Inventory;

/// <summary>Kinds of events in the live feed.</summary>
public enum FeedEventKind
{
    /// <summary>A finding opened or reopened.</summary>
    FindingOpened = 0,

    /// <summary>A finding was resolved.</summary>
    FindingResolved = 1,

    /// <summary>A resource's configuration or status changed.</summary>
    ResourceChanged = 2,

    /// <summary>Events before this one are missing, and it tells of nothing itself: what is shown is to be read again.</summary>
    ReadAgain = 3,
}
