using Qrie.Aws;

namespace Qrie.Policies.Custom;

/// <summary>
/// The policies of the user's own. Reading the folder again keeps, of a file that is broken now, the version that was good last.
/// </summary>
/// <param name="types">The types that policies may judge.</param>
/// <param name="catalogue">Where the policies go.</param>
public sealed class PolicyFolder(ResourceTypes types, PolicyCatalogue catalogue)
{
    private const int MaxFiles = 500;

    private readonly PolicyFileReader reader = new(types, catalogue.IsShipped);
    private Dictionary<string, IDocumentPolicy> good = new(StringComparer.Ordinal);
    private Dictionary<string, ReadFile> known = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<PolicyFile> files = [];

    /// <summary>The files as they were read last.</summary>
    public IReadOnlyList<PolicyFile> Files => files;

    /// <summary>True when the policy of a file is one that was read before the file was broken.</summary>
    /// <param name="file">The file.</param>
    public bool IsOlder(PolicyFile file) => file.Policy is null && good.ContainsKey(file.Name);

    /// <summary>Reads every policy of a folder. A file that cannot be read is one with an error.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public IReadOnlyList<PolicyFile> Read(string folder) => Distinct([.. Paths(folder).Select(path => ReadOne(folder, path, null).File)]);

    /// <summary>
    /// Reads what differs from what was read last, and what could not be read then, and puts the folder's policies into the catalogue.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>True when something differed.</returns>
    /// <exception cref="IOException">The folder cannot be read; the policies that were read last stay.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public bool Refresh(string folder)
    {
        var now = Paths(folder).ToDictionary(path => path, path => ReadOne(folder, path, known.GetValueOrDefault(path)), StringComparer.Ordinal);
        if (now.Count == known.Count && now.All(file => known.GetValueOrDefault(file.Key) == file.Value))
        {
            return false;
        }

        known = now;
        var read = Distinct([.. now.Values.Select(file => file.File).OrderBy(file => file.Name, StringComparer.Ordinal)]);
        var kept = new Dictionary<string, IDocumentPolicy>(StringComparer.Ordinal);
        foreach (var file in read)
        {
            if ((file.Policy ?? good.GetValueOrDefault(file.Name)) is { } policy && kept.Values.All(other => other.Definition.Id != policy.Definition.Id))
            {
                kept[file.Name] = policy;
            }
        }

        (good, files) = (kept, read);
        catalogue.SetCustom(kept.Values);
        return true;
    }

    // Each id once: that of the first file.
    private static List<PolicyFile> Distinct(IReadOnlyList<PolicyFile> read) =>
    [
        .. read.Select(file => file.Policy is not null && read.First(other => other.Policy?.Definition.Id == file.Policy.Definition.Id) is var first && first != file
            ? file with { Policy = null, Errors = [new PolicyFileError(1, $"{file.Policy.Definition.Id} is the id of {first.Name} too; each needs its own.")] }
            : file),
    ];

    // The stamp is from before: a file that changes while it is read is read again. One that could not be read has none.
    private ReadFile ReadOne(string folder, string path, ReadFile? before)
    {
        try
        {
            var stamp = (File.GetLastWriteTimeUtc(path), new FileInfo(path).Length);
            return before is not null && before.Stamp == stamp ? before : new ReadFile(stamp, reader.Read(Path.GetRelativePath(folder, path), ReadAtMost(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var message = $"The file cannot be read: {exception.Message}";
            return before is { Stamp: null } && before.File.Errors[0].Message == message
                ? before
                : new ReadFile(null, new PolicyFile(Path.GetRelativePath(folder, path), null, [new PolicyFileError(1, message)]));
        }
    }

    private static List<string> Paths(string folder)
    {
        var paths = Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal)
            .Take(MaxFiles + 1)
            .ToList();
        return paths.Count <= MaxFiles ? paths : throw new IOException($"{folder} has more than {MaxFiles} policies.");
    }

    private static byte[] ReadAtMost(string path)
    {
        using var file = File.OpenRead(path);
        var content = new byte[Math.Min(file.Length, PolicyFileReader.MaxBytes + 1)];
        file.ReadExactly(content);
        return content;
    }

    private sealed record ReadFile((DateTime Written, long Length)? Stamp, PolicyFile File);
}
