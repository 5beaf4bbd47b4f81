using Microsoft.Extensions.Options;

namespace Qrie.Silo.Hosting;

/// <summary>The folder of Qrie's data. One process at a time has it, until this is disposed.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    /// <summary>Makes the folder and takes it.</summary>
    /// <param name="options">The settings, which name the folder.</param>
    /// <exception cref="DataFolderInUseException">Another process, or another host of this one, has it.</exception>
    public DataFolder(IOptions<QrieOptions> options)
    {
        Location = Path.GetFullPath(options.Value.Data);
        Directory.CreateDirectory(Location);
        try
        {
            held = new FileStream(Path.Combine(Location, "qrie.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new DataFolderInUseException(
                $"The data folder {Location} is in use by another process. Stop it, or choose another folder with --data.", exception);
        }
    }

    /// <summary>The folder's full path.</summary>
    public string Location { get; }

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string file) => Path.Combine(Location, file);

    public void Dispose() => held.Dispose();
}
