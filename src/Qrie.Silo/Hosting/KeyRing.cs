using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Qrie.Silo.Hosting;

/// <summary>
/// The keys under which cookies and stored secrets are encrypted: in the data folder, beside what they protect, for this user's eyes
/// only. Who copies the database alone has no secrets; who takes the whole folder has.
/// </summary>
internal static class KeyRing
{
    public static void AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("qrie");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new FileSystemXmlRepository(
                Folder(provider.GetRequiredService<DataFolder>()), provider.GetRequiredService<ILoggerFactory>())));
    }

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
