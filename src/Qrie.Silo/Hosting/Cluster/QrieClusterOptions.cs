using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Hosting.Cluster;

/// <summary>How this silo finds the others of its cluster and is reached by them. Section <c>Qrie:Cluster</c>.</summary>
public sealed class QrieClusterOptions
{
    /// <summary>How silos find each other: <c>localhost</c>, for one silo, or <c>dynamodb</c>. Default localhost.</summary>
    public ClusterProvider Provider { get; set; } = ClusterProvider.Localhost;

    /// <summary>The name of the cluster; silos of one name work together. Default <c>qrie</c>.</summary>
    [Required, RegularExpression(NameForm)]
    public string ClusterId { get; set; } = "qrie";

    /// <summary>The name of the service, which outlives its clusters: what is stored belongs to it. Default <c>qrie</c>.</summary>
    [Required, RegularExpression(NameForm)]
    public string ServiceId { get; set; } = "qrie";

    /// <summary>
    /// The IP address at which the other silos reach this one, and the only one on which it listens for them. Default with
    /// <c>dynamodb</c>: that of the ECS task. Not used with <c>localhost</c>, which stays on loopback.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>The port for the other silos, 0 to 65,535. Default 0: 11111 with <c>dynamodb</c>, a free one with <c>localhost</c>.</summary>
    [Range(0, 65_535)]
    public int SiloPort { get; set; }

    /// <summary>The port for Orleans clients, 0 to 65,535. Default 0: none, as Qrie has no such clients.</summary>
    [Range(0, 65_535)]
    public int GatewayPort { get; set; }

    /// <summary>The table of the membership. Default <c>Qrie:DynamoDb:TablePrefix</c> followed by <c>membership</c>.</summary>
    [RegularExpression(@"[a-zA-Z0-9_.-]{3,255}")]
    public string? Table { get; set; }

    /// <summary>The region of that table. Default that of <c>Qrie:DynamoDb</c>.</summary>
    public string? Region { get; set; }

    /// <summary>Another endpoint than AWS's for that table. Default that of <c>Qrie:DynamoDb</c>.</summary>
    [Url]
    public string? EndpointUrl { get; set; }

    /// <summary>
    /// How long the process may take to stop, 1 s to 10 min. Default 25 s, within the 30 s that ECS leaves between SIGTERM
    /// and SIGKILL unless the task's <c>stopTimeout</c> says otherwise.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(25);

    // What DynamoDB, addresses and logs take without quoting.
    private const string NameForm = "[a-zA-Z0-9_.-]{1,100}";
}
