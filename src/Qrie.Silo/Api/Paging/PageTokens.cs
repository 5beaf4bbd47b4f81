using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qrie.Silo.Api.Json;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Paging;

/// <summary>
/// The tokens of pages: where the next page begins, signed together with the listing and its filter under a key of
/// Qrie's own. One that was altered, or given to another filter, is refused.
/// </summary>
internal sealed class PageTokens(IPageTokenKey source)
{
    public const string Parameter = "next_token";

    private const int KeyLength = 32;
    private const int SignatureLength = 16;

    private readonly byte[] key = source.GetOrAdd(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>The token for a position, or null for the end of the listing.</summary>
    /// <param name="listing">The listing's name.</param>
    /// <param name="filter">The filter, which is written as JSON.</param>
    /// <param name="position">Where the next page begins.</param>
    public string? Write<T>(string listing, T filter, string? position)
    {
        if (position is null)
        {
            return null;
        }

        var text = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([.. Sign(listing, filter, text), .. text]);
    }

    /// <summary>The position that a token stands for; null without one.</summary>
    /// <exception cref="BadParametersException">The token is none of ours, or belongs to another listing or filter.</exception>
    public string? Read<T>(string listing, T filter, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        if (Base64Url.IsValid(token) && Base64Url.DecodeFromChars(token) is { Length: > SignatureLength } bytes)
        {
            var text = bytes.AsSpan(SignatureLength);
            if (CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(listing, filter, text)))
            {
                return Encoding.UTF8.GetString(text);
            }
        }

        throw Refused();
    }

    public static BadParametersException Refused() =>
        new(Parameter, $"{Parameter} is none that this listing gave with the same filter. Begin again without it.");

    private ReadOnlySpan<byte> Sign<T>(string listing, T filter, ReadOnlySpan<byte> position)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{listing}\n{JsonSerializer.Serialize(filter, ApiJson.Options)}\n"));
        hash.AppendData(position);
        return hash.GetHashAndReset().AsSpan(0, SignatureLength);
    }
}
