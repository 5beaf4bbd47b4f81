using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSTransportEncryptionNotEnforced : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSTransportEncryptionNotEnforced",
        Title = "Database lets clients connect without encryption",
        Description = "The parameter with which the engine refuses clients that do not encrypt is not set. Members of clusters are left out.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 45,
        Category = PolicyCategory.Encryption,
        Rationale = "Passwords and data cross the network in the clear as soon as one client forgets to ask for encryption.",
        Remediation = new()
        {
            Summary = "Set the parameter with which the engine refuses clients that do not encrypt, in a parameter group of your own.",
            Console =
            [
                "Open the RDS console, choose Parameter groups, and open the instance's group; in the place of a default one, make a group of your own.",
                "Choose Edit, set rds.force_ssl to 1, for MySQL and MariaDB require_secure_transport to ON, and choose Save Changes.",
                "Where the group is new, choose Databases, select the instance, choose Modify, choose the group under Additional configuration, and "
                    + "apply it; then reboot the instance.",
            ],
            Cli =
            [
                "aws rds modify-db-parameter-group --region REGION --db-parameter-group-name GROUP --parameters "
                    + "ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=immediate",
                "aws rds modify-db-instance --region REGION --db-instance-identifier ID --db-parameter-group-name GROUP --apply-immediately",
            ],
            Note = "For MySQL and MariaDB the parameter is require_secure_transport. The second command is for an instance that has a default group, which "
                + "cannot be changed; it takes effect with a reboot. First see that all clients can encrypt.",
        },
        Parts = ["instance", "parameters"],
        Controls = ["RDS.38", "RDS.39", "PCI 4.2.1", "SC-8"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () =>
        {
            if (TransportEncryption.ParametersOf(configuration.Instance.Engine) is not [var parameter])
            {
                return new Verdict.NotApplicable($"The engine {configuration.Instance.Engine} has no such parameter.");
            }

            return Verdict.When(
                configuration.Parameters.Is("parameters", values => !IsOn(values.GetValueOrDefault(parameter)), whenAbsent: true),
                () => new Verdict.Violation(
                    $"{parameter} is not set.",
                    new Dictionary<string, object?>
                    {
                        ["parameter"] = new
                        {
                            group = configuration.Instance.ParameterGroup,
                            name = parameter,
                            value = configuration.Parameters.TryGet(out var values) ? values.GetValueOrDefault(parameter) : null,
                        },
                    }));
        });

    private static bool IsOn(string? value) => value is "1" || string.Equals(value, "ON", StringComparison.OrdinalIgnoreCase);
}
