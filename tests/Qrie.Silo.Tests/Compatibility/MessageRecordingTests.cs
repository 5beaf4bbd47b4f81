using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Compatibility;

public sealed class MessageRecordingTests : IDisposable
{
    private readonly MessageRecording messages = new();

    public static TheoryData<string> Names => [.. Recordings.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_older_code_sent_and_kept_means_the_same_today(string name)
    {
        var recorded = Recordings.Read(name, Recordings.Messages);

        recorded.Should().HaveCountGreaterThan(35);
        messages.Differences(recorded).Should().BeEmpty();
    }

    [Fact]
    public void A_recording_of_today_has_every_type_and_reads_back()
    {
        var recorded = messages.Record();
        Recordings.WriteIfAsked(Recordings.Messages, recorded);

        recorded.Select(type => type.Key).Should().Equal(MessageRecording.Types.Select(type => type.FullName));
        messages.Differences(recorded).Should().BeEmpty();
    }

    [Fact]
    public void A_value_that_is_read_into_another_member_and_a_member_that_is_gone_are_differences()
    {
        var recorded = messages.Record();
        var members = recorded["Qrie.Changes.Cause"]![0]!["members"]!.AsObject();
        (members["EventId"], members["EventName"]) = (members["EventName"]!.DeepClone(), members["EventId"]!.DeepClone());
        members["Former"] = JsonValue.Create("a member that today's code lacks");

        messages.Differences(recorded).Should().HaveCount(3).And.ContainSingle(difference => difference == "Qrie.Changes.Cause.Former is gone");
    }

    public void Dispose() => messages.Dispose();
}
