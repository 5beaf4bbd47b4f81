using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>Answers S3 and S3 Control: looks up what is asked for, passes the faults, and leaves the records.</summary>
internal sealed class S3Endpoint(SimulatedOrganization organization)
{
    private readonly S3Reads reads = new(organization);
    private readonly S3Writes writes = new(organization);
    private readonly S3Events events = new(organization);

    public async Task<AwsAnswer> AnswerAsync(SimulatedCall call)
    {
        CheckRegion(call);
        var request = S3Request.Of(call, organization.Partition);
        organization.Count(call.Caller, request.Operation);
        DateTimeOffset? done = null;
        try
        {
            await organization.Gate.PassAsync(call, request.Operation);
            if (request.IsRead)
            {
                var answer = reads.Answer(request);
                if (organization.Options.ReadEvents)
                {
                    events.Emit(request, organization.Time.GetUtcNow(), null);
                }

                return answer;
            }

            (var answered, done) = writes.Answer(request);
            events.Emit(request, done.Value, null);
            return answered;
        }
        catch (AwsError error) when (done is null && (!request.IsRead || organization.Options.ReadEvents))
        {
            events.Emit(request, organization.Time.GetUtcNow(), error);
            throw;
        }
    }

    private void CheckRegion(SimulatedCall call)
    {
        if (!organization.Regions.Exists(call.Region))
        {
            throw new AwsError(400, "AuthorizationHeaderMalformed", $"The authorization header is malformed; the region '{call.Region}' is wrong; expecting '{organization.Regions.Home}'")
            {
                Details = [("Region", organization.Regions.Home)],
            };
        }

        if (!organization.Regions.IsEnabled(call.Region))
        {
            throw new AwsError(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
            {
                Details = [("AWSAccessKeyId", call.Caller.AccessKeyId)],
            };
        }
    }
}
