using Qrie.Simulator.Http;

namespace Qrie.Simulator;

/// <summary>What every call passes before it is answered: hanging, latency, denial, throttling and errors.</summary>
internal sealed class FaultGate(SimulatedOrganization organization)
{
    public async Task PassAsync(SimulatedCall call, Operation operation)
    {
        var faults = organization.Faults;
        if (!IsHit(call))
        {
            return;
        }

        if (operation.Service == "s3" && faults.HangOf(operation.AccountId) is { Ticks: > 0 } hang)
        {
            await Task.Delay(hang, organization.Time, call.Aborted);
        }

        var disturbed = operation.Service != "sqs" || operation.AccountId != KeyRing.QrieAccountId || faults.IncludeQueues;
        if (disturbed && faults.LatencyOf(operation.Service) is { Ticks: > 0 } latency)
        {
            await Task.Delay(latency, organization.Time, call.Aborted);
        }

        if (faults.IsDenied(operation.AccountId, operation.Service, operation.Action))
        {
            throw AwsError.Denied(call.Caller.Arn, operation.Action, operation.Resource, "identity-based");
        }

        if (disturbed && organization.Chance.Happens(faults.ThrottlingRate, operation.Name + " throttled", operation.Subject))
        {
            throw operation.Service switch
            {
                "s3" => new AwsError(503, "SlowDown", "Please reduce your request rate."),
                "sqs" => new AwsError(400, "RequestThrottled", "The request was denied due to request throttling."),
                _ => new AwsError(400, "Throttling", "Rate exceeded"),
            };
        }

        if (disturbed && organization.Chance.Happens(faults.ErrorRate, operation.Name + " failed", operation.Subject))
        {
            throw new AwsError(500, operation.Service == "s3" ? "InternalError" : "InternalFailure", "We encountered an internal error. Please try again.");
        }
    }

    /// <summary>The moment as of which a read answers.</summary>
    public DateTimeOffset AsOf(SimulatedCall call, string subject)
    {
        var now = organization.Time.GetUtcNow();
        var faults = organization.Faults;
        if (faults.ReadLag <= TimeSpan.Zero || !IsHit(call) || !organization.Chance.Happens(faults.StaleReadRate, "stale", subject))
        {
            return now;
        }

        var most = faults.ReadLag < Faults.MaxReadLag ? faults.ReadLag : Faults.MaxReadLag;
        return now - organization.Chance.Upto(most, "lag", subject);
    }

    private bool IsHit(SimulatedCall call) => call.Caller.Kind switch
    {
        CallerKind.Truth => false,
        CallerKind.Administrator or CallerKind.Root or CallerKind.Person => !organization.Faults.SpareAdministrators,
        _ => true,
    };
}
