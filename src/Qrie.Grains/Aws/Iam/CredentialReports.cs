using System.Text;
using Amazon.Runtime;

namespace Qrie.Aws.Iam;

/// <summary>
/// Has IAM make the credential report, and keeps it for as long as IAM would give the same one again: 4 hours. It confirms no event.
/// </summary>
/// <param name="iam">IAM in the account.</param>
/// <param name="time">The clock.</param>
internal sealed class CredentialReports(IamClient iam, TimeProvider time) : IDisposable
{
    private const int Attempts = 10;
    private static readonly TimeSpan Validity = TimeSpan.FromHours(4);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private CredentialReport? latest;

    /// <summary>The reports of an account; shared by all that is read in it.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="partition">The account's partition.</param>
    public static CredentialReports Of(IAwsClients clients, string partition) => clients.Shared(
        nameof(CredentialReports), Arns.HomeRegion(partition), () => new CredentialReports(clients.Iam(partition), clients.Time));

    /// <summary>The report.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AmazonServiceException">IAM refused, or is still at it.</exception>
    public async Task<CredentialReport> GetAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return latest is { } known && time.GetUtcNow() - known.GeneratedAt < Validity
                ? known
                : latest = await ReadAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<CredentialReport> ReadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var made = await iam.GetAsync("GenerateCredentialReport", "", cancellationToken);
            if (IamXml.Text(made, "State") == "COMPLETE")
            {
                break;
            }

            if (attempt == Attempts)
            {
                throw new AmazonServiceException("IAM is still making the credential report.") { ErrorCode = "ReportInProgress", StatusCode = System.Net.HttpStatusCode.ServiceUnavailable };
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        var report = await iam.GetAsync("GetCredentialReport", "", cancellationToken);
        return CredentialReport.Parse(
            Encoding.UTF8.GetString(Convert.FromBase64String(IamXml.Required(report, "Content"))),
            IamXml.Time(report, "GeneratedTime") ?? DateTimeOffset.MinValue);
    }
}
