using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>A service that does not answer: <c>sqs</c>, <c>sts</c> or <c>dynamodb</c>; since when, and the code of the last failure.</summary>
internal sealed record ServiceProblemDto(string Service, DateTimeOffset Since, DateTimeOffset LastAt, string Error)
{
    public static ServiceProblemDto From(ServiceProblem problem) => new(problem.Service, problem.Since, problem.LastAt, problem.Error);
}
