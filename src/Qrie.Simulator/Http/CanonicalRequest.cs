using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Qrie.Simulator.Http;

/// <summary>The form of a request that is signed.</summary>
internal static class CanonicalRequest
{
    public static string Of(HttpRequest request, SignedHeader signed, string payloadHash)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
        var text = new StringBuilder(512).Append(request.Method).Append('\n');
        Path(text, path, signed.Service == "s3");
        text.Append('\n');
        Query(text, query);
        text.Append('\n');
        foreach (var name in signed.SignedHeaders)
        {
            text.Append(name).Append(':');
            Value(text, name == "host" ? request.Host.Value! : string.Join(',', request.Headers[name].ToArray()));
            text.Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signed.SignedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    // S3 signs the path encoded once; all others encode once more what is already encoded on the wire.
    private static void Path(StringBuilder text, string path, bool once)
    {
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            text.Append(i == 0 ? "" : "/").Append(Uri.EscapeDataString(once ? Uri.UnescapeDataString(segments[i]) : segments[i]));
        }
    }

    private static void Query(StringBuilder text, string query)
    {
        if (query.Length == 0)
        {
            return;
        }

        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Encode(pair[0]), Value: pair.Length == 2 ? Encode(pair[1]) : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal);
        text.AppendJoin('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Encode(string encoded) => Uri.EscapeDataString(Uri.UnescapeDataString(encoded));

    // Trimmed, with runs of spaces made one.
    private static void Value(StringBuilder text, string value)
    {
        var space = false;
        foreach (var c in value.AsSpan().Trim())
        {
            if (c != ' ' || !space)
            {
                text.Append(c);
            }

            space = c == ' ';
        }
    }
}
