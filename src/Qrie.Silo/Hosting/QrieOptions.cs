using System.ComponentModel.DataAnnotations;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Hosting;

/// <summary>Qrie's own settings. Section <c>Qrie</c>.</summary>
public sealed class QrieOptions
{
    /// <summary>The folder of Qrie's data; a relative one is beside the working directory. Default <c>data</c>.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>Where the inventory is kept: <c>sqlite</c>, for one process, or <c>dynamodb</c>. Default sqlite.</summary>
    public StorageKind Storage { get; set; } = StorageKind.Sqlite;

    /// <summary>The URL of the SQS queue that EventBridge writes to; without one a simulated organization is started.</summary>
    [Url]
    public string? QueueUrl { get; set; }

    /// <summary>Receivers over the queue, 1 to 64. Default 2.</summary>
    [Range(1, 64)]
    public int Receivers { get; set; } = 2;

    /// <summary>
    /// How long a message that was taken stays hidden unless it is renewed, 10 s to 15 min; so long do messages of a killed silo stay
    /// away. Default 60 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:15:00")]
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The accounts to watch.</summary>
    public List<AccountOptions> Accounts { get; } = [];
}
