namespace Qrie.Silo.Api.Paging;

/// <summary>The key under which the tokens of pages are signed, the same for all silos of a cluster.</summary>
internal interface IPageTokenKey
{
    /// <summary>The key that is kept, or this one from now on.</summary>
    /// <param name="fresh">A new key.</param>
    byte[] GetOrAdd(byte[] fresh);
}
