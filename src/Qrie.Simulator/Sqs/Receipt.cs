using System.Globalization;
using System.Text;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Sqs;

/// <summary>Receipt handles: which message, and which time it was received.</summary>
internal static class Receipt
{
    public static string Of(SimulatedMessage message) => Convert.ToBase64String(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{message.Id} {message.Receives}")));

    public static (string Id, int Receive) Parse(string handle)
    {
        Span<byte> bytes = stackalloc byte[128];
        return handle.Length <= 128 && Convert.TryFromBase64String(handle, bytes, out var length)
            && Encoding.ASCII.GetString(bytes[..length]).Split(' ') is [{ Length: 36 } id, var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var receive)
                ? (id, receive)
                : throw new AwsError(400, "ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.");
    }
}
