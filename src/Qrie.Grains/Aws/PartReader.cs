using System.Collections.Concurrent;
using Amazon.Runtime;
using Qrie.Resources;

namespace Qrie.Aws;

/// <summary>Reads the parts of one resource and keeps account of those that could not be read.</summary>
/// <param name="cancellationToken">Ends the attempt.</param>
/// <param name="goneCodes">Error codes that say that the resource is not, or no longer, where it was found.</param>
internal sealed class PartReader(CancellationToken cancellationToken, params IReadOnlyCollection<string> goneCodes)
{
    private readonly ConcurrentBag<UnreadablePart> unreadable = [];
    private string? gone;
    private int transient;

    public IReadOnlyList<UnreadablePart> Unreadable => [.. unreadable.Distinct().OrderBy(part => part.Part, StringComparer.Ordinal)];

    /// <summary>True when a part failed in a way that may pass.</summary>
    public bool Transient => Volatile.Read(ref transient) != 0;

    /// <summary>
    /// The error that contradicts what was found at first: the resource went away, or moved, while it was being read. What
    /// was read then is of no use.
    /// </summary>
    public string? Gone => Volatile.Read(ref gone);

    /// <summary>Keeps account of something in a part that could not be read.</summary>
    /// <param name="part">The part's name in the canonical JSON.</param>
    /// <param name="reason">Why.</param>
    public void Note(string part, Unreadable reason) => unreadable.Add(new UnreadablePart(part, reason.Reason, reason.Permission));

    /// <summary>Keeps account of a part that came with another.</summary>
    /// <param name="part">Its name in the canonical JSON.</param>
    /// <param name="observed">What came.</param>
    public Observed<T> Note<T>(string part, Observed<T> observed) where T : notnull
    {
        if (observed.Reason is { } reason)
        {
            Note(part, reason);
        }

        return observed;
    }

    /// <summary>Reads one part.</summary>
    /// <param name="part">Its name in the canonical JSON.</param>
    /// <param name="permission">The IAM action that the call needs; where there are several calls, the error may name another.</param>
    /// <param name="read">The call; null or a missing value means absent.</param>
    /// <param name="absentCodes">Error codes with which the service says that there is none.</param>
    public async Task<Observed<T>> ReadAsync<T>(
        string part, string permission, Func<CancellationToken, Task<Observed<T>>> read, params string[] absentCodes) where T : notnull
    {
        try
        {
            return Note(part, await read(cancellationToken));
        }
        catch (AmazonServiceException absent) when (absentCodes.Contains(absent.ErrorCode, StringComparer.Ordinal))
        {
            return Observed<T>.Absent;
        }
        catch (Exception exception) when (AwsErrors.IsOfAws(exception))
        {
            if (goneCodes.Contains(AwsErrors.Code(exception)))
            {
                Volatile.Write(ref gone, AwsErrors.Code(exception));
            }

            if (AwsErrors.IsTransient(exception))
            {
                Interlocked.Exchange(ref transient, 1);
            }

            var reason = new Unreadable(AwsErrors.Code(exception), AwsErrors.IsDenied(exception) ? AwsErrors.DeniedAction(exception) ?? permission : null);
            return Note(part, Observed<T>.NotReadable(reason));
        }
    }
}
