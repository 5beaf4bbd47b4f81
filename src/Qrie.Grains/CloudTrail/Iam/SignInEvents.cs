using Qrie.Changes;
using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail.Iam;

/// <summary>Console sign-in: when a user last came in, and when its password changed. Failures have no <c>errorCode</c>.</summary>
internal sealed class SignInEvents : IEventExtractor
{
    private static readonly IdPath Caller = IdPath.Parse("caller");

    /// <summary>The events that count.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ConsoleLogin", "PasswordUpdated"];

    public string EventSource => "signin.amazonaws.com";

    public Extraction Extract(CloudTrailRecord record)
    {
        if (!Names.Contains(record.EventName))
        {
            return Extraction.Ignored(RecordReasons.Listed);
        }

        if (record.Response.Member(record.EventName).Text() != "Success")
        {
            return Extraction.Ignored(RecordReasons.Failed);
        }

        if (record.IsByRoot)
        {
            var account = Arns.Account(record.Partition, record.AccountId);
            return Extraction.Of(record.Change(Arns.AccountType, account, ChangeKind.Changed, AccountLevel.RootLastSeen));
        }

        // Federated users and roles are nobody's resource.
        var users = Caller.Read(record, IamShapes.User).Found;
        return users.Count == 0
            ? Extraction.Ignored(RecordReasons.NoResource)
            : Extraction.Of([.. users.Select(user => record.Change(user.Type!, user.Arn, ChangeKind.Changed) with { Name = user.Name })]);
    }
}
