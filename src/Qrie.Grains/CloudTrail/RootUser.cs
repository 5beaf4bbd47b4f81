using System.Text.Json;

namespace Qrie.CloudTrail;

/// <summary>The root user of an account: it is no IAM user, what it does is noted at the account.</summary>
internal static class RootUser
{
    /// <summary>What IAM calls it where a user's name stands.</summary>
    public const string Name = "AWS ROOT USER";

    /// <summary>True when it acted itself or through the console. AWS services that act in its name set <c>invokedBy</c>.</summary>
    public static bool Is(JsonElement record, string accountId)
    {
        var identity = record.Member("userIdentity");
        return identity.Member("type").Text() == "Root"
            && identity.Member("invokedBy").Text() is null or "signin.amazonaws.com"
            && (identity.Member("accountId").Text() ?? accountId) == accountId;
    }
}
