using Qrie.Simulator.S3;

namespace Qrie.Simulator.Scenario;

/// <summary>What people do to buckets, each as the calls that it takes.</summary>
internal sealed class ScenarioActs(SimulatedOrganization organization, S3Endpoint s3, ScenarioStaff staff, Random random, CancellationToken stopping)
{
    public async Task<bool> CreateAsync(ScenarioBucket bucket)
    {
        var person = staff.Builder(bucket.AccountId);
        if (!await At(person).TryAsync("PUT", bucket.AccountId, bucket.Region, bucket.Name, null, ScenarioDocuments.Region(bucket.Region)))
        {
            return false;
        }

        // Some set up what they make, some do not.
        if (random.Next(2) == 0)
        {
            await At(person).PutAsync(bucket, "tagging", ScenarioDocuments.Tags(bucket.Name.Split('-')[0], random.Next(2) == 0 ? "prod" : "dev"));
        }

        if (random.Next(2) == 0)
        {
            await At(person).PutAsync(bucket, "versioning", ScenarioDocuments.Versioning(true));
        }

        if (random.Next(3) == 0)
        {
            await At(person).PutAsync(bucket, "policy", ScenarioDocuments.TlsOnly(organization.Partition, bucket.Name));
        }

        return true;
    }

    public Task DeleteAsync(ScenarioBucket bucket) => At(staff.Builder(bucket.AccountId)).DeleteAsync(bucket);

    /// <summary>Opens a bucket by its policy, or by its ACL, which takes more steps.</summary>
    public async Task OpenAsync(ScenarioBucket bucket)
    {
        var person = At(staff.Developer(bucket.AccountId));
        if (random.Next(2) == 0)
        {
            await person.DeleteAsync(bucket, "publicAccessBlock");
        }
        else
        {
            await person.PutAsync(bucket, "publicAccessBlock", ScenarioDocuments.Block(false));
        }

        await PauseAsync();
        if (random.Next(5) < 3)
        {
            await person.PutAsync(bucket, "policy", ScenarioDocuments.PublicRead(organization.Partition, bucket.Name));
            return;
        }

        await person.PutAsync(bucket, "ownershipControls", ScenarioDocuments.Ownership("BucketOwnerPreferred"));
        await PauseAsync();
        await person.PutAsync(bucket, "acl", "", ("x-amz-acl", random.Next(4) == 0 ? "authenticated-read" : "public-read"));
    }

    /// <summary>Closes a bucket: the block at once, and the tidying up behind it.</summary>
    public async Task CloseAsync(ScenarioBucket bucket)
    {
        var person = At(staff.Responder(bucket.AccountId));
        await person.PutAsync(bucket, "publicAccessBlock", ScenarioDocuments.Block(true));
        var truth = organization.S3.Truth(bucket.Name);
        if (truth is { PolicyIsPublic: true })
        {
            await PauseAsync();
            await person.DeleteAsync(bucket, "policy");
        }

        if (truth is { AclsAreOff: false })
        {
            await PauseAsync();
            await person.PutAsync(bucket, "acl", "", ("x-amz-acl", "private"));
            await person.PutAsync(bucket, "ownershipControls", ScenarioDocuments.Ownership("BucketOwnerEnforced"));
        }
    }

    public Task SwitchVersioningAsync(ScenarioBucket bucket) =>
        At(staff.Builder(bucket.AccountId)).PutAsync(bucket, "versioning", ScenarioDocuments.Versioning(random.Next(3) > 0));

    public Task EncryptAsync(ScenarioBucket bucket) => random.Next(3) == 0
        ? At(staff.Builder(bucket.AccountId)).DeleteAsync(bucket, "encryption")
        : At(staff.Builder(bucket.AccountId)).PutAsync(bucket, "encryption", ScenarioDocuments.Kms);

    public Task LogAsync(ScenarioBucket bucket, ScenarioBucket target) => At(staff.Builder(bucket.AccountId)).PutAsync(
        bucket, "logging", random.Next(4) == 0 ? ScenarioDocuments.NoLogging : ScenarioDocuments.Logging(target.Name, bucket.Name));

    public Task ExpireAsync(ScenarioBucket bucket) =>
        At(staff.Builder(bucket.AccountId)).PutAsync(bucket, "lifecycle", ScenarioDocuments.Lifecycle);

    /// <summary>Switches the account's block: on where it is off, and off where it is on.</summary>
    public Task SwitchAccountBlockAsync(string accountId)
    {
        var person = At(staff.Responder(accountId));
        var home = organization.Regions.Home;
        return organization.S3.TrueAccountBlock(accountId) is null
            ? person.TryAsync("PUT", accountId, home, null, null, ScenarioDocuments.Block(true))
            : person.TryAsync("DELETE", accountId, home, null, null);
    }

    private PersonAtWork At(Person person) => new(s3, person, stopping);

    private Task PauseAsync() => Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 900)), organization.Time, stopping);
}
