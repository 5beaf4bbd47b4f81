using Microsoft.AspNetCore.DataProtection.Repositories;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Storage;

/// <summary>
/// The keys in the data folder, beside what they protect, for this user's eyes only. Who copies the database alone has no secrets; who
/// takes the whole folder has.
/// </summary>
internal static class FileKeyRing
{
    public static IXmlRepository Create(IServiceProvider services) => new FileSystemXmlRepository(
        Folder(services.GetRequiredService<DataFolder>()), services.GetRequiredService<ILoggerFactory>());

    private static DirectoryInfo Folder(DataFolder data)
    {
        var folder = new DirectoryInfo(data.PathOf("keys"));
        if (!folder.Exists)
        {
            if (OperatingSystem.IsWindows())
            {
                folder.Create();
            }
            else
            {
                Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return folder;
    }
}
