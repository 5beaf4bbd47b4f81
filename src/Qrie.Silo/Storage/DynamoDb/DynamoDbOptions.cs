using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The DynamoDB tables. Section <c>Qrie:DynamoDb</c>; used when <c>Qrie:Storage</c> is <c>dynamodb</c>.</summary>
public sealed class DynamoDbOptions
{
    /// <summary>What the tables' names begin with, up to 100 letters, digits, '_', '-' and '.'. Default <c>qrie-</c>.</summary>
    [Required, RegularExpression(@"[a-zA-Z0-9_.-]{1,100}")]
    public string TablePrefix { get; set; } = "qrie-";

    /// <summary>The region of the tables. Default: what the environment says, as the AWS SDK reads it.</summary>
    public string? Region { get; set; }

    /// <summary>Another endpoint than AWS's. One on this machine is sent no credentials of yours. Default: what the environment says.</summary>
    [Url]
    public string? EndpointUrl { get; set; }
}
