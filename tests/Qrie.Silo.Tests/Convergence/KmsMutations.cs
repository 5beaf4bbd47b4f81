using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Keys that are made, opened, disabled, scheduled for deletion, renamed by aliases, and tagged.</summary>
internal sealed class KmsMutations : IServiceMutations
{
    private const int MostKeys = 8;
    private readonly Dictionary<(string AccountId, string Region), List<string>> keys = [];

    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        var account = simulator.Organization.Accounts[random.Next(simulator.Organization.Accounts.Count)];
        var region = simulator.Organization.Options.Regions[random.Next(simulator.Organization.Options.Regions.Count)];
        using var kms = new AmazonKeyManagementServiceClient(
            new BasicAWSCredentials($"account:{account.Id}", "simulated"),
            new AmazonKeyManagementServiceConfig { ServiceURL = simulator.Url, AuthenticationRegion = region, MaxErrorRetry = 0 });
        var own = keys.TryGetValue((account.Id, region), out var known) ? known : keys[(account.Id, region)] = [];
        try
        {
            if (own.Count == 0 || (own.Count < MostKeys && random.Next(6) == 0))
            {
                own.Add((await kms.CreateKeyAsync(
                    new CreateKeyRequest { KeySpec = random.Next(5) == 0 ? KeySpec.RSA_2048 : KeySpec.SYMMETRIC_DEFAULT, KeyUsage = KeyUsageType.ENCRYPT_DECRYPT }, cancellationToken)).KeyMetadata.KeyId);
                return;
            }

            await ChangeAsync(kms, account.Id, own[random.Next(own.Count)], random, cancellationToken);
        }
        catch (AmazonKeyManagementServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // KMS refuses what the key's state forbids, and records it with an error code.
        }
    }

    private static Task ChangeAsync(AmazonKeyManagementServiceClient kms, string accountId, string key, Random random, CancellationToken cancellationToken) => random.Next(11) switch
    {
        0 => kms.EnableKeyAsync(key, cancellationToken),
        1 => kms.DisableKeyAsync(key, cancellationToken),
        2 => kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key }, cancellationToken),
        3 => kms.DisableKeyRotationAsync(key, cancellationToken),
        4 => kms.ScheduleKeyDeletionAsync(key, 7, cancellationToken),
        5 => kms.CancelKeyDeletionAsync(key, cancellationToken),
        6 or 7 => kms.PutKeyPolicyAsync(key, Policy(accountId, random), "default", cancellationToken),
        8 => kms.CreateAliasAsync($"alias/{random.Next(6)}", key, cancellationToken),
        9 => kms.DeleteAliasAsync($"alias/{random.Next(6)}", cancellationToken),
        _ => kms.TagResourceAsync(new TagResourceRequest { KeyId = key, Tags = [new Tag { TagKey = "turn", TagValue = $"{random.Next(1000)}" }] }, cancellationToken),
    };

    private static string Policy(string accountId, Random random)
    {
        var extra = random.Next(3) switch
        {
            0 => """,{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}""",
            1 => """,{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"kms:Decrypt","Resource":"*"}""",
            _ => "",
        };
        return $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{accountId}}:root"},"Action":"kms:*","Resource":"*"}{{extra}}]}""";
    }
}
