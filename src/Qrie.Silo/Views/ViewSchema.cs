namespace Qrie.Silo.Views;

/// <summary>The table of views.</summary>
internal static class ViewSchema
{
    public const string Table =
        """
        CREATE TABLE saved_views (owner TEXT NOT NULL, id TEXT NOT NULL, shared INTEGER NOT NULL, view TEXT NOT NULL, PRIMARY KEY (owner, id)) WITHOUT ROWID;
        CREATE INDEX saved_views_shared ON saved_views (shared) WHERE shared = 1;
        """;
}
