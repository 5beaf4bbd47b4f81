using Qrie.Changes;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Problems;
using Microsoft.Extensions.Options;
using Orleans;

namespace Qrie.Silo.Api.Resources;

/// <summary>What can be asked of one resource.</summary>
internal sealed class ResourceReader(
    IInventoryQueries inventory, PageTokens tokens, IGrainFactory grains, IOptions<InboxOptions> inbox, TimeProvider time) : IResourceRefresher
{
    // More than there are policies of one type.
    private const int MaxFindings = 1_000;

    public async Task<bool> ExistsAsync(string arn, CancellationToken cancellationToken) => await inventory.ResourceAsync(arn, cancellationToken) is not null;

    /// <exception cref="NotFoundException">The inventory has no such resource.</exception>
    public async Task<ResourceDetailDto> DetailAsync(string arn, CancellationToken cancellationToken)
    {
        var row = await FindAsync(arn, cancellationToken);
        var findings = await inventory.FindingsAsync(new FindingFilter { Arn = arn }, MaxFindings, null, cancellationToken);
        return ResourceDetailDto.From(
            row, findings.Items, await inventory.RelationsOfAsync(arn, cancellationToken), await inventory.RelatedAsync(arn, null, cancellationToken));
    }

    /// <exception cref="NotFoundException">The inventory has no such resource.</exception>
    public async Task<HistoryPageDto> HistoryAsync(string arn, PageQuery query, CancellationToken cancellationToken)
    {
        var size = query.Size();
        var after = tokens.Read("history", arn, query.NextToken);
        await FindAsync(arn, cancellationToken);
        var page = await inventory.HistoryAsync(arn, size, after, cancellationToken);
        return new HistoryPageDto([.. page.Items.Select(ChangeDto.From)], tokens.Write("history", arn, page.Next));
    }

    /// <summary>Asks for a describe, by way of the inbox like any other change.</summary>
    /// <exception cref="NotFoundException">The inventory has no such resource.</exception>
    public async Task<RefreshDto> RefreshAsync(string arn, string? sourceIp, CancellationToken cancellationToken)
    {
        var row = await FindAsync(arn, cancellationToken);
        var cause = new Cause
        {
            EventId = $"refresh-{Guid.NewGuid():N}",
            EventName = "Refresh",
            Principal = Cause.Own,
            SourceIp = sourceIp,
            At = time.GetUtcNow(),
        };
        var change = new ResourceChange
        {
            Arn = arn,
            Type = row.Type,
            AccountId = row.AccountId,
            Region = row.Region,
            Partition = Arns.Partition(arn),
            Kind = ChangeKind.Changed,
            Part = ResourceChange.NoPart,
            Cause = cause,
        };
        await grains.GetGrain<IAccountInboxGrain>(inbox.Value.LaneOf(change)).PostAsync([change]);
        return new RefreshDto(arn, cause.EventId);
    }

    async Task IResourceRefresher.RefreshAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(arn, null, cancellationToken);
        }
        catch (NotFoundException unknown)
        {
            throw new KeyNotFoundException(unknown.Message, unknown);
        }
    }

    private async Task<ResourceRow> FindAsync(string arn, CancellationToken cancellationToken) =>
        await inventory.ResourceAsync(arn, cancellationToken) ?? throw new NotFoundException($"There is no resource {arn}.");
}
