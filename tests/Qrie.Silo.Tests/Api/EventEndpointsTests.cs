using System.Net;
using System.Text.Json;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class EventEndpointsTests(ApiFixture api)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_is_told_and_who_comes_back_misses_nothing()
    {
        // What the three buckets brought is still remembered.
        var all = await ReadAsync("0", 6);
        all.Should().Contain(told => told.Name == "resource_changed").And.Contain(told => told.Name == "finding_opened");
        var finding = all.First(told => told.Name == "finding_opened").Data.GetProperty("finding");
        finding.GetProperty("account_service").GetString().Should().Be("s3");
        finding.GetProperty("cause").GetProperty("event_name").GetString().Should().Be("CreateBucket");

        var missed = await ReadAsync(all[2].Id, 3);

        missed.Select(told => told.Id).Should().Equal(all.Skip(3).Select(told => told.Id));
    }

    [Fact]
    public async Task A_new_listener_gets_what_comes()
    {
        using var stream = await OpenAsync(null);
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Ct)).Should().Be(": connected");

        api.Host.Service<IChangeFeed>().Publish(new FeedEvent
        {
            Kind = FeedEventKind.ResourceChanged,
            At = DateTimeOffset.UnixEpoch,
            Arn = "arn:aws:s3:::line\nbreak",
            Type = "AWS::S3::Bucket",
            AccountId = api.Account,
            Region = "us-east-1",
            Status = ResourceStatus.Deleted,
        });

        var told = await ReadOneAsync(reader);
        told.Name.Should().Be("resource_changed");
        told.Data.GetProperty("arn").GetString().Should().Be("arn:aws:s3:::line\nbreak", "the data of an event is one line");
        told.Data.GetProperty("status").GetString().Should().Be("DELETED");
    }

    [Fact]
    public async Task An_id_that_is_none_is_refused_by_name()
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, "/api/events/stream", HttpMethod.Get, ("Last-Event-ID", "abc"));

        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be("Last-Event-ID");
    }

    private async Task<List<(string Id, string Name, JsonElement Data)>> ReadAsync(string after, int count)
    {
        using var stream = await OpenAsync(after);
        using var reader = new StreamReader(stream);
        var told = new List<(string, string, JsonElement)>();
        while (told.Count < count)
        {
            told.Add(await ReadOneAsync(reader));
        }

        return told;
    }

    private static async Task<(string Id, string Name, JsonElement Data)> ReadOneAsync(StreamReader reader)
    {
        var fields = new Dictionary<string, string>();
        while (await reader.ReadLineAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Ct) is { } line)
        {
            if (line.Length == 0 && fields.Count > 0)
            {
                break;
            }

            if (line.Length > 0 && line[0] != ':')
            {
                var parts = line.Split(": ", 2);
                fields[parts[0]] = parts[1];
            }
        }

        return (fields["id"], fields["event"], JsonDocument.Parse(fields["data"]).RootElement);
    }

    private async Task<Stream> OpenAsync(string? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events/stream");
        if (after is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", after);
        }

        var response = await api.Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        return await response.Content.ReadAsStreamAsync(Ct);
    }
}
