namespace Qrie.Silo.Commands.Remote;

/// <summary>A request has no answer: whether it took effect is not known.</summary>
/// <param name="message">Why.</param>
/// <param name="nothingWasSent">True when it is known that it took none.</param>
internal sealed class LostAnswerException(string message, bool nothingWasSent) : Exception(message)
{
    public bool NothingWasSent => nothingWasSent;
}
