using Qrie.Simulator.Http;

namespace Qrie.Simulator.Trail;

/// <summary>CloudTrail's errors (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html#API_UpdateTrail_Errors"/>).</summary>
internal static class TrailErrors
{
    public static AwsError NotFound(string name, string accountId) =>
        new(400, "TrailNotFoundException", $"Unknown trail: {name} for the user: {accountId}");

    public static AwsError Exists(string name, string accountId) =>
        new(400, "TrailAlreadyExistsException", $"Trail {name} already exists for customer: {accountId}");

    public static AwsError NotHome(string region, string home) =>
        new(400, "InvalidHomeRegionException", $"This operation is not allowed in {region}: the home region of the trail is {home}.");

    public static AwsError NotOfThisAccount() =>
        new(400, "NotOrganizationMasterAccountException", "Only the organization's management account can change an organization trail.");

    public static AwsError BadName(string name) =>
        new(400, "InvalidTrailNameException", $"Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_): {name}");

    public static AwsError NoBucket(string name) => new(400, "S3BucketDoesNotExistException", $"S3 bucket {name} does not exist!");

    public static AwsError Bad(string message) => new(400, "InvalidEventSelectorsException", message);

    public static AwsError Missing(string name) => new(400, "InvalidParameterCombinationException", $"The request lacks {name}.");
}
