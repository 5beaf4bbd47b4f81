namespace Qrie.Simulator.Services;

/// <summary>How a service speaks (<see href="https://smithy.io/2.0/aws/protocols/index.html"/>).</summary>
internal enum WireProtocol
{
    /// <summary>REST with XML: S3.</summary>
    RestXml,

    /// <summary>Form in, XML out: IAM, STS, RDS, SNS.</summary>
    Query,

    /// <summary>EC2's own form of Query.</summary>
    Ec2Query,

    /// <summary>JSON with a target header: KMS, SQS, CloudTrail, Organizations.</summary>
    Json,

    /// <summary>REST with JSON: Lambda.</summary>
    RestJson,
}
