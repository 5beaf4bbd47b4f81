using System.Text;
using System.Text.Json.Nodes;
using Qrie.Aws;
using Qrie.CloudTrail;

namespace Qrie.Silo.Deployment;

/// <summary>The CloudFormation template of an account that Qrie watches: the role that Qrie reads with, and the rules that tell it what changes.</summary>
internal static class OnboardingTemplate
{
    private const string Head = """
        # Made by: qrie template onboarding. Do not edit.
        AWSTemplateFormatVersion: '2010-09-09'
        Description: >-
          Lets Qrie watch this account: a role that reads configurations, and rules that send changes to Qrie's event bus.
          Deploy it to every region to be watched, to HomeRegion first, as a stack or as a StackSet of the organization.
        Parameters:
          QrieRoleArn:
            Type: String
            Description: The ARN of the role that Qrie runs as, the output TaskRoleArn of qrie.yaml.
            AllowedPattern: 'arn:aws[a-z-]*:iam::\d{12}:role/.+'
          ExternalId:
            Type: String
            NoEcho: true
            Description: The external id of this account in Qrie, or Qrie:Organization:ExternalId.
            MinLength: 16
            MaxLength: 1224
            AllowedPattern: '[\w+=,.@:/-]+'
          EventBusArn:
            Type: String
            Description: The ARN of Qrie's event bus, the output EventBusArn of qrie.yaml.
            AllowedPattern: 'arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus/.+'
          HomeRegion:
            Type: String
            Description: The region in which the roles are made. They count in all regions, and can be made in one only.
            Default: us-east-1
            AllowedPattern: '[a-z]{2}(-[a-z]+)+-\d'
        Conditions:
          IsHomeRegion: !Equals [!Ref AWS::Region, !Ref HomeRegion]
          # Where a partition's global services record what they do.
          IsGlobalRegion: !Or
            - !Equals [!Ref AWS::Region, us-east-1]
            - !Equals [!Ref AWS::Region, cn-north-1]
            - !Equals [!Ref AWS::Region, us-gov-west-1]
        Resources:
        """;

    private const string EventsRole = """
          # What EventBridge sends with: it may put events on Qrie's bus, and nothing else.
          EventsRole:
            Type: AWS::IAM::Role
            Condition: IsHomeRegion
            Properties:
              RoleName: QrieEventsRole
              Description: Sends events to Qrie's event bus.
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: {Service: events.amazonaws.com}
                    Action: sts:AssumeRole
                    Condition:
                      StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}
              Policies:
                - PolicyName: send
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Action: events:PutEvents
                        Resource: !Ref EventBusArn

          # What Qrie reads with. It reads configurations; it can neither change anything nor read an object, a message or a secret.
          InventoryRole:
            Type: AWS::IAM::Role
            Condition: IsHomeRegion
            Properties:
              RoleName: QrieInventoryRole
              Description: Qrie reads configurations with this role.
              MaxSessionDuration: 3600
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: {AWS: !Ref QrieRoleArn}
                    Action: sts:AssumeRole
                    Condition:
                      StringEquals: {sts:ExternalId: !Ref ExternalId}
              Policies:
                - PolicyName: read
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Resource: '*'
                        Action:
        """;

    private const string Tail = """
        Outputs:
          InventoryRoleArn:
            Condition: IsHomeRegion
            Description: The role that Qrie reads with.
            Value: !GetAtt InventoryRole.Arn
        """;

    /// <summary>The template as text; the same for the same version of Qrie.</summary>
    public static string Create() => Create(new ResourceTypes().AllPermissions, EventBridgeRules.Of(EventSelection.OfAllServices()));

    private static string Create(IReadOnlyList<string> permissions, IReadOnlyList<EventBridgeRule> rules)
    {
        var text = new StringBuilder();
        text.Append(Head).Append('\n').Append(EventsRole).Append('\n');
        foreach (var action in permissions)
        {
            text.Append(' ', 18).Append("- ").Append(action).Append('\n');
        }

        foreach (var rule in rules)
        {
            text.Append('\n').AppendYaml(new JsonObject { [rule.Name] = Resource(rule) }, 2);
        }

        text.Append('\n').Append(Tail).Append('\n');
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static JsonObject Resource(EventBridgeRule rule)
    {
        var resource = new JsonObject { ["Type"] = "AWS::Events::Rule" };
        if (rule.InGlobalRegionOnly)
        {
            resource["Condition"] = "IsGlobalRegion";
        }

        resource["Properties"] = new JsonObject
        {
            ["Description"] = rule.Description,
            ["EventPattern"] = rule.Pattern.DeepClone(),
            ["Targets"] = new JsonArray(new JsonObject
            {
                ["Id"] = "qrie",
                ["Arn"] = "!Ref EventBusArn",
                // By its name: it is a resource of this stack in the home region only.
                ["RoleArn"] = "!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/QrieEventsRole",
            }),
        };
        return resource;
    }
}
