using Qrie.Policies;

namespace Qrie.Silo.Api.Problems;

/// <summary>What the API answers as a problem, for those who say it in words: the console.</summary>
internal static class InWords
{
    /// <summary>Does something, and turns what the API has problem details for into exceptions that anybody may catch.</summary>
    /// <exception cref="ArgumentException">What was asked for cannot be.</exception>
    /// <exception cref="InvalidOperationException">It does not go with what there is.</exception>
    public static async Task<T> DoAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (BadParametersException bad)
        {
            throw new ArgumentException(bad.Message, bad);
        }
        catch (Exception problem) when (problem is ConflictException or PolicyConflictException or NotFoundException)
        {
            throw new InvalidOperationException(problem.Message, problem);
        }
    }
}
