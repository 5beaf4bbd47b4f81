using System.ComponentModel.DataAnnotations;

namespace Qrie.Aws;

/// <summary>How to reach AWS. Section <c>Qrie:Aws</c>.</summary>
public sealed class AwsOptions
{
    /// <summary>One endpoint for all services; null for AWS's own, or what <c>AWS_ENDPOINT_URL</c> says. S3 is then addressed by path.</summary>
    [Url]
    public string? EndpointUrl { get; set; }

    /// <summary>Endpoints for single services, by signing name (<c>s3</c>, <c>sqs</c>, <c>sts</c>); they win over <see cref="EndpointUrl"/>.</summary>
    public Dictionary<string, string> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The region of Qrie's own calls: STS and the queue. Default <c>us-east-1</c>.</summary>
    [Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The name of the role in each account, where the account has no other. Default <c>QrieInventoryRole</c>.</summary>
    [Required, RegularExpression(@"[\w+=,.@/-]{1,128}")]
    public string RoleName { get; set; } = "QrieInventoryRole";

    /// <summary>How CloudTrail in the accounts will show Qrie's sessions. Default <c>qrie</c>.</summary>
    [Required, RegularExpression(@"[\w+=,.@-]{2,64}")]
    public string SessionName { get; set; } = "qrie";

    /// <summary>How long a session lasts, 15 minutes to 12 hours; role chaining allows one hour. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "12:00:00")]
    public TimeSpan SessionDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one request may take, 1 s to 5 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the SDK tries a request again before the attempt counts as failed, 0 to 10. Default 2.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>How long reading one resource may take in all, 1 s to 5 min. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan DescribeTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Requests per second that Qrie may send to one service in one region of one account, 1 to 10,000. Default 100.</summary>
    [Range(1, 10_000)]
    public double RequestsPerSecond { get; set; } = 100;

    /// <summary>The same for single services, by signing name.</summary>
    public Dictionary<string, double> ServiceRequestsPerSecond { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The budget of a service.</summary>
    /// <param name="service">Its signing name.</param>
    public double RateFor(string service) => ServiceRequestsPerSecond.GetValueOrDefault(service, RequestsPerSecond);

    /// <summary>The endpoint configured for a service; null for AWS's own.</summary>
    /// <param name="service">Its signing name.</param>
    public string? EndpointFor(string service) => Endpoints.GetValueOrDefault(service, EndpointUrl!);
}
