using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>What an operation answers, and what its record says.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Recorded">What CloudTrail records; null for nothing (a read, or a call that CloudTrail leaves out).</param>
internal sealed record ServiceAnswer(AwsAnswer Answer, Recorded? Recorded = null);
