using System.IO.Pipelines;
using System.Text;
using Qrie.Inventory;
using Qrie.Silo.Exports;

namespace Qrie.Silo.Tests.Exports;

public sealed class FindingExportTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private int read;

    [Fact]
    public async Task The_first_finding_is_sent_before_the_second_is_read()
    {
        var pipe = new Pipe();
        var second = new TaskCompletionSource();
        var export = FindingExport.WriteAsync(Two(second.Task), new CsvFormat(), pipe.Writer, Ct);

        var sent = await pipe.Reader.ReadAsync(Ct);

        Encoding.UTF8.GetString(sent.Buffer.FirstSpan).Should().StartWith("arn,").And.Contain("arn:aws:s3:::1").And.NotContain("arn:aws:s3:::2");
        export.IsCompleted.Should().BeFalse();
        pipe.Reader.AdvanceTo(sent.Buffer.End);
        second.SetResult();
        await export;
        Encoding.UTF8.GetString((await pipe.Reader.ReadAsync(Ct)).Buffer.FirstSpan).Should().Contain("arn:aws:s3:::2");
    }

    [Fact]
    public async Task A_reader_that_does_not_read_holds_the_reading_back()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024, useSynchronizationContext: false));
        var export = FindingExport.WriteAsync(Many(100_000), new CsvFormat(), pipe.Writer, Ct);
        var held = read;

        held.Should().BeLessThan(1_000);
        export.IsCompleted.Should().BeFalse();
        while (!export.IsCompleted)
        {
            var sent = await pipe.Reader.ReadAsync(Ct);
            pipe.Reader.AdvanceTo(sent.Buffer.End);
        }

        read.Should().Be(100_000);
    }

    [Fact]
    public async Task Nothing_more_is_read_when_nobody_listens()
    {
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();

        await FindingExport.WriteAsync(Many(100_000), new OcsfFormat(Rows.Policies), pipe.Writer, Ct);

        read.Should().Be(1);
    }

    [Fact]
    public async Task An_abort_ends_the_reading()
    {
        using var aborted = new CancellationTokenSource();
        var pipe = new Pipe();
        var export = FindingExport.WriteAsync(Two(Task.Delay(Timeout.Infinite, aborted.Token)), new CsvFormat(), pipe.Writer, aborted.Token);

        await aborted.CancelAsync();

        await export.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async IAsyncEnumerable<FindingRow> Two(Task between)
    {
        yield return Rows.Row(arn: "arn:aws:s3:::1");
        await between;
        yield return Rows.Row(arn: "arn:aws:s3:::2");
    }

    private async IAsyncEnumerable<FindingRow> Many(int count)
    {
        for (var i = 0; i < count; i++)
        {
            read++;
            yield return Rows.Row();
        }

        await Task.CompletedTask;
    }
}
