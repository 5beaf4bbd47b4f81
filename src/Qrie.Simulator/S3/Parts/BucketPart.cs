using System.Collections.Immutable;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

/// <summary>A subresource of a bucket: what it is called in which place, what may be put, and what is answered when it is absent.</summary>
internal abstract class BucketPart
{
    /// <summary>The name in the query.</summary>
    public abstract string Query { get; }

    /// <summary>What stands behind Get, Put and Delete in CloudTrail's event name.</summary>
    public abstract string EventPart { get; }

    /// <summary>What stands behind <c>s3:Get</c> and <c>s3:Put</c> in the IAM action.</summary>
    public virtual string ActionPart => EventPart;

    /// <summary>The IAM action that deleting needs; null when it cannot be deleted.</summary>
    public virtual string? DeleteAction => $"s3:Put{ActionPart}";

    /// <summary>The error when it is absent.</summary>
    protected abstract (string Code, string Message) Absent { get; }

    /// <summary>The type of the answer.</summary>
    public virtual string ContentType => "application/xml";

    /// <summary>The bucket with what the call puts.</summary>
    /// <exception cref="AwsError">What was put is refused.</exception>
    public abstract SimulatedBucket Put(PutContext put);

    /// <summary>The bucket without it.</summary>
    public virtual SimulatedBucket Delete(SimulatedBucket bucket) => bucket with { Parts = bucket.Parts.Remove(Query) };

    /// <summary>What is answered.</summary>
    public virtual string Get(SimulatedBucket bucket) =>
        bucket.Parts.TryGetValue(Query, out var stored)
            ? stored
            : throw new AwsError(404, Absent.Code, Absent.Message) { Details = [("BucketName", bucket.Name)] };

    protected SimulatedBucket With(SimulatedBucket bucket, string content) => bucket with { Parts = bucket.Parts.SetItem(Query, content) };
}
