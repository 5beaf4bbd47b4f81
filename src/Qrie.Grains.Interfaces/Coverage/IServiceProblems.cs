namespace Qrie.Coverage;

/// <summary>Which of the services without which Qrie cannot work do not answer this silo.</summary>
public interface IServiceProblems
{
    /// <summary>The services whose last call failed, by name.</summary>
    IReadOnlyList<ServiceProblem> Problems { get; }
}
