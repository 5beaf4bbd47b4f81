namespace Qrie.Simulator.S3.Parts;

/// <summary>A subresource that is kept as it was put: nothing else in the simulator depends on it.</summary>
internal sealed class OpaquePart(string query, string eventPart, string actionPart, string root, (string Code, string Message) absent) : BucketPart
{
    public override string Query => query;

    public override string EventPart => eventPart;

    public override string ActionPart => actionPart;

    protected override (string Code, string Message) Absent => absent;

    public override SimulatedBucket Put(PutContext put) => With(put.Bucket, S3Xml.Write(S3Xml.Canonical(S3Xml.Parse(put.Call.Body, root))));

    public override string Get(SimulatedBucket bucket) => absent.Code.Length == 0 && !bucket.Parts.ContainsKey(query)
        ? S3Xml.Write(new System.Xml.Linq.XElement(S3Xml.Ns + root))
        : base.Get(bucket);
}
