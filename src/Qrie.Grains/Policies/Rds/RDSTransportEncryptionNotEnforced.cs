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
        Remediation = "Set the parameter in a group of your own, and use it: aws rds modify-db-parameter-group --db-parameter-group-name GROUP --parameters ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=immediate (require_secure_transport for MySQL and MariaDB). First see that all clients can encrypt.",
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
