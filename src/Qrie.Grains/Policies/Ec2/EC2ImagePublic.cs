using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EC2ImagePublic : IPolicy<ImageConfiguration>
{
    private static readonly string[] Everybody = ["all"];

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2ImagePublic",
        Title = "Image is public",
        Description = "Everybody may launch the image.",
        ResourceType = "AWS::EC2::Image",
        Severity = 90,
        Category = PolicyCategory.AccessControl,
        Rationale = "Every AWS account can start the image and read what is on it: code, configuration, keys that were left behind.",
        Remediation = new()
        {
            Summary = "Make the image private.",
            Console =
            [
                "Open the EC2 console in the image's region, choose AMIs, and select the image.",
                "Choose Actions, Edit AMI permissions.",
                "Choose Private, and choose Save changes.",
            ],
            Cli =
            [
                """aws ec2 modify-image-attribute --region REGION --launch-permission "Remove=[{Group=all}]" --image-id ID""",
                "aws ec2 enable-image-block-public-access --region REGION --image-block-public-access-state block-new-sharing",
            ],
            Note = "The second command keeps images of the region from being made public again. What was on it is to be taken for known: change its secrets.",
        },
        Parts = ["public"],
        Controls = ["AC-3"],
    };

    public Verdict Evaluate(ImageConfiguration configuration, EvaluationContext context) => Verdict.When(
        Truth.Of(configuration.Public), () => new Verdict.Violation(
            "Everybody may launch the image.",
            new Dictionary<string, object?> { ["permissions"] = Everybody, ["image_name"] = configuration.ImageName, ["snapshot_ids"] = configuration.SnapshotIds }));
}
