using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Qrie.Changes;

namespace Qrie.CloudTrail;

/// <summary>Turns EventBridge envelopes and bare CloudTrail records into changes. Never throws: what it cannot read, it rejects with a reason.</summary>
public sealed class CloudTrailParser
{
    /// <summary>Messages of this many bytes are not read: 1 MB. CloudTrail's own limit of a record is 256 KB.</summary>
    public const int MaxLength = 1_000_000;

    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 64 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly string[] DetailTypes =
    [
        "AWS API Call via CloudTrail",
        "AWS Service Event via CloudTrail",
        "AWS Console Sign In via CloudTrail",
        "AWS Console Action via CloudTrail",
        "AWS Insight via CloudTrail",
    ];

    private readonly FrozenDictionary<string, IEventExtractor> extractors;

    /// <summary>Creates a parser that knows every service with an extractor.</summary>
    public CloudTrailParser() => extractors = Discovery.Instances<IEventExtractor>()
        .ToFrozenDictionary(extractor => extractor.EventSource, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an EventBridge envelope and checks that it may be believed.</summary>
    /// <param name="utf8">The message's body.</param>
    /// <param name="isOnboarded">Tells whether an account is watched.</param>
    public ParsedRecord ParseEnvelope(ReadOnlyMemory<byte> utf8, Func<string, bool> isOnboarded) =>
        Parse(utf8, root => ReadEnvelope(root, isOnboarded));

    /// <summary>Reads a bare record: an envelope's <c>detail</c>, or an entry of a trail's file. Nothing vouches for it.</summary>
    /// <param name="utf8">The record as JSON.</param>
    public ParsedRecord ParseRecord(ReadOnlyMemory<byte> utf8) => Parse(utf8, root => ReadRecord(root, null, null));

    private static ParsedRecord Parse(ReadOnlyMemory<byte> utf8, Func<JsonElement, ParsedRecord> read)
    {
        if (utf8.Length >= MaxLength)
        {
            return Rejected(RecordReasons.TooLarge);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8, JsonOptions);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return Rejected(RecordReasons.Malformed);
        }
        catch (InvalidOperationException)
        {
            // Text that is no valid UTF-16, such as a lone surrogate escape, shows only when it is read.
            return Rejected(RecordReasons.Malformed);
        }
    }

    private ParsedRecord ReadEnvelope(JsonElement root, Func<string, bool> isOnboarded)
    {
        var detail = root.Member("detail");
        var source = root.Member("source").Text();
        if (detail.ValueKind != JsonValueKind.Object || source is null)
        {
            return Rejected(RecordReasons.NotCloudTrail);
        }

        if (!source.StartsWith("aws.", StringComparison.Ordinal))
        {
            return Rejected(RecordReasons.SpoofedSource);
        }

        if (root.Member("detail-type").Text() is not { } type || !DetailTypes.Contains(type))
        {
            return Rejected(RecordReasons.NotCloudTrail);
        }

        if (root.Member("account").Text() is not { } account || !Arns.IsAccountId(account))
        {
            return Rejected(RecordReasons.MissingAccount);
        }

        var recipient = detail.Member("recipientAccountId");
        if (!recipient.IsNothing() && recipient.Text() != account)
        {
            return Rejected(RecordReasons.AccountMismatch);
        }

        return isOnboarded(account)
            ? ReadRecord(detail, account, root.Member("region").Text())
            : Rejected(RecordReasons.UnknownAccount);
    }

    private ParsedRecord ReadRecord(JsonElement root, string? envelopeAccount, string? envelopeRegion)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Rejected(RecordReasons.NotCloudTrail);
        }

        var known = new ParsedRecord
        {
            Outcome = RecordOutcome.Rejected,
            EventId = root.Member("eventID").Text(),
            EventName = root.Member("eventName").Text(),
            EventSource = root.Member("eventSource").Text(),
            AccountId = Account(root, envelopeAccount),
            Region = root.Member("awsRegion").Text() ?? envelopeRegion,
        };
        if (known.EventName is null || known.EventSource is null)
        {
            return known with { Reason = RecordReasons.MissingField };
        }

        if (WithoutEffect.Reason(root, known.EventName) is { } dropped)
        {
            return known with { Outcome = RecordOutcome.Ignored, Reason = dropped };
        }

        var inScope = extractors.TryGetValue(known.EventSource, out var extractor);
        if (!inScope && !(known.AccountId is { } account && RootUser.Is(root, account)))
        {
            return known with { Outcome = RecordOutcome.Ignored, Reason = RecordReasons.OutOfScope };
        }

        if (Understand(root, known, out var reason) is not { } record)
        {
            return known with { Reason = reason };
        }

        var extraction = CallersCopy.Without(extractor?.Extract(record) ?? Extraction.Ignored(RecordReasons.OutOfScope), record);
        return Result(known, record.IsByRoot && extractor is not Iam.SignInEvents ? WithRoot(extraction, record) : extraction);
    }

    // Nobody but the record says who may be believed: the caller's account is none of these.
    private static string? Account(JsonElement root, string? envelopeAccount)
    {
        var recipient = root.Member("recipientAccountId");
        var account = recipient.IsNothing() ? envelopeAccount ?? AgreedAccount(root) : recipient.Text();
        return account is not null && Arns.IsAccountId(account) ? account : null;
    }

    private static CloudTrailRecord? Understand(JsonElement root, ParsedRecord known, out string reason)
    {
        reason = RecordReasons.MissingField;
        if (known.AccountId is null)
        {
            reason = RecordReasons.MissingAccount;
            return null;
        }

        if (!TryReadTime(root.Member("eventTime").Text(), out var at))
        {
            reason = RecordReasons.MissingTime;
            return null;
        }

        return known.EventId is null || known.Region is null ? null : new CloudTrailRecord
        {
            Root = root,
            EventName = known.EventName!,
            EventSource = known.EventSource!,
            AccountId = known.AccountId,
            Region = known.Region,
            Partition = Partition(root, known.Region),
            Cause = new Cause
            {
                EventId = known.EventId,
                EventName = known.EventName!,
                Principal = Principal(root.Member("userIdentity")),
                SourceIp = root.Member("sourceIPAddress").Text(),
                At = at,
            },
        };
    }

    // Whatever else the record is, it shows that the root user is in use. Only data events are as if they were not here.
    private static Extraction WithRoot(Extraction extraction, CloudTrailRecord record)
    {
        if (extraction.Reason == RecordReasons.DataEvent)
        {
            return extraction;
        }

        var root = record.Change(Arns.AccountType, Arns.Account(record.Partition, record.AccountId), ChangeKind.Related, AccountLevel.RootLastSeen);
        return extraction.Outcome is RecordOutcome.Unclassified or RecordOutcome.Rejected
            ? extraction with { Changes = [root] }
            : Extraction.Of([.. extraction.Changes, root]);
    }

    private static ParsedRecord Result(ParsedRecord known, Extraction extraction) => known with
    {
        Outcome = extraction.Outcome,
        Reason = extraction.Outcome == RecordOutcome.Unclassified ? known.EventName! : extraction.Reason,
        Changes = extraction.Changes,
    };

    private static bool TryReadTime(string? text, out DateTimeOffset at) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    private static string Partition(JsonElement root, string region)
    {
        var identity = root.Member("userIdentity");
        var arn = root.Member("resources").Items()
            .Select(resource => resource.Member("arn").Text())
            .Append(identity.Member("arn").Text())
            .Append(identity.Member("sessionContext").Member("sessionIssuer").Member("arn").Text())
            .FirstOrDefault(IsArn);
        return arn is null ? Arns.PartitionOf(region) : Arns.Partition(arn);
    }

    private static bool IsArn(string? text) => text is not null && text.StartsWith("arn:aws", StringComparison.Ordinal);

    private static string? AgreedAccount(JsonElement root)
    {
        var accounts = root.Member("resources").Items()
            .Select(resource => resource.Member("accountId").Text())
            .OfType<string>()
            .Distinct()
            .Take(2)
            .ToArray();
        return accounts is [var only] ? only : null;
    }

    private static string? Principal(JsonElement identity) =>
        identity.Member("arn").Text()
        ?? identity.Member("invokedBy").Text()
        ?? identity.Member("principalId").Text()
        ?? identity.Member("userName").Text()
        ?? identity.Member("type").Text();

    private static ParsedRecord Rejected(string reason) => new() { Outcome = RecordOutcome.Rejected, Reason = reason };
}
