using Qrie.Views;

namespace Qrie.Silo.Storage;

internal sealed class ViewStore(SqliteDatabase database) : IViewStore
{
    public Task<IReadOnlyList<SavedView>> SeenByAsync(string owner, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<SavedView>>(
        connection => connection.Query(
            "SELECT view FROM saved_views WHERE owner = @owner UNION ALL SELECT view FROM saved_views WHERE shared = 1 AND owner <> @owner",
            reader => StoredJson.Read<SavedView>(reader.GetString(0)),
            ("@owner", owner)),
        cancellationToken);

    public Task SaveAsync(SavedView view) => database.WriteAsync(connection => connection.Execute(
        "INSERT OR REPLACE INTO saved_views (owner, id, shared, view) VALUES (@owner, @id, @shared, @view)",
        ("@owner", view.Owner), ("@id", view.Id), ("@shared", view.Shared ? 1 : 0), ("@view", StoredJson.Write(view))));

    public Task RemoveAsync(SavedView view) => database.WriteAsync(connection => connection.Execute(
        "DELETE FROM saved_views WHERE owner = @owner AND id = @id", ("@owner", view.Owner), ("@id", view.Id)));
}
