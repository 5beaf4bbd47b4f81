using Qrie.Silo.Hosting;

namespace Qrie.Silo.Api.Paging;

/// <summary>The key as a file of the data folder.</summary>
internal sealed class PageTokenFile(DataFolder folder) : IPageTokenKey
{
    public byte[] GetOrAdd(byte[] fresh)
    {
        var path = folder.PathOf("page-tokens.key");
        var key = File.Exists(path) ? File.ReadAllBytes(path) : [];
        if (key.Length == fresh.Length)
        {
            return key;
        }

        File.WriteAllBytes(path, fresh);
        return fresh;
    }
}
