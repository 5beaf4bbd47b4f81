using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Qrie.Silo.Storage;

/// <summary>
/// One SQLite file: a single writer that commits what has gathered in one transaction, and readers beside it (WAL).
/// </summary>
internal sealed class SqliteDatabase : IStorageHealth, IAsyncDisposable
{
    private const int MaxGroup = 512;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);

    private readonly string connectionString;
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private readonly Channel<Work> queue = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteSession writer;
    private readonly Task loop;
    private Durability synchronous = Durability.Disk;

    /// <param name="path">The file; it is made when it is not there.</param>
    public SqliteDatabase(string path)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString();
        writer = Open();
        SqliteSchema.Apply(writer);
        loop = Task.Factory.StartNew(WriteLoop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Runs a write. Writes run in the order of the calls, and may run again when a neighbour fails.</summary>
    /// <param name="write">The write.</param>
    /// <param name="durability">What is certain when the task completes.</param>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, Durability durability = Durability.Disk)
    {
        var work = new Work(connection => write(connection), durability);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(work), this);
        return (T)(await work.Done.Task)!;
    }

    /// <summary>Runs a read on what is committed.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            // Somebody who still watches when the process ends must not make the file anew.
            ObjectDisposedException.ThrowIf(loop.IsCompleted, this);
            if (!readers.TryTake(out var connection))
            {
                connection = Open();
            }

            try
            {
                return read(connection);
            }
            finally
            {
                readers.Add(connection);
            }
        },
        cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) =>
        ReadAsync(connection => connection.Query("SELECT 1", reader => reader.GetInt32(0)), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        writer.Dispose();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private SqliteSession Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        var session = new SqliteSession(connection);
        session.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 10000; PRAGMA temp_store = MEMORY");
        return session;
    }

    private void WriteLoop()
    {
        var group = new List<Work>(MaxGroup);
        var crowded = false;
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            if (crowded)
            {
                // Where several write at once, more are about to: a commit costs the same for one as for many.
                Thread.Sleep(Gathering);
            }

            while (group.Count < MaxGroup && queue.Reader.TryRead(out var work))
            {
                group.Add(work);
            }

            Commit(group);
            crowded = group.Count > 1;
            group.Clear();
        }
    }

    // All together, which is the usual case; one by one when something in the group failed, so that it undoes only itself.
    private void Commit(IReadOnlyList<Work> group)
    {
        var error = TryCommit(group);
        if (error is not null && group.Count > 1)
        {
            foreach (var work in group)
            {
                Commit([work]);
            }

            return;
        }

        foreach (var work in group)
        {
            work.Complete(error);
        }
    }

    private Exception? TryCommit(IReadOnlyList<Work> group)
    {
        try
        {
            Synchronize(group.Max(work => work.Durability));
            writer.Execute("BEGIN IMMEDIATE");
            foreach (var work in group)
            {
                work.Result = work.Write(writer);
            }

            writer.Tallies.Write(writer);
            writer.Execute("COMMIT");
            return null;
        }
        catch (Exception exception)
        {
            writer.Tallies.Clear();
            if (SQLitePCL.raw.sqlite3_get_autocommit(writer.Connection.Handle!) == 0)
            {
                writer.Execute("ROLLBACK");
            }

            return exception;
        }
    }

    // One log for all: what waits for the disk takes with it whatever was written before.
    private void Synchronize(Durability needed)
    {
        if (needed != synchronous)
        {
            writer.Script(needed == Durability.Disk ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            synchronous = needed;
        }
    }

    private sealed class Work(Func<SqliteSession, object?> write, Durability durability)
    {
        public Func<SqliteSession, object?> Write => write;

        public Durability Durability => durability;

        public TaskCompletionSource<object?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public object? Result { get; set; }

        public void Complete(Exception? error)
        {
            if (error is null)
            {
                Done.TrySetResult(Result);
            }
            else
            {
                Done.TrySetException(error);
            }
        }
    }
}
