namespace Qrie.Simulator;

/// <summary>What the simulated organization is like and how it misbehaves. All chance comes from <see cref="Seed"/>.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Where all chance comes from. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Member accounts, 1 to 1,000. Default 3.</summary>
    public int Accounts { get; set; } = 3;

    /// <summary>
    /// Regions in which resources are made. Default us-east-1 and eu-west-1. Regions that an account must opt into
    /// refuse every call unless they stand here; so do those of a partition that is not the first region's.
    /// </summary>
    public IReadOnlyList<string> Regions { get; set; } = ["us-east-1", "eu-west-1"];

    /// <summary>The port on loopback; 0 for a free one. Default 0.</summary>
    public int Port { get; set; }

    /// <summary>Whether people in the organization make, break and mend things by themselves. Default false.</summary>
    public bool Scenario { get; set; }

    /// <summary>The name of the role that the accounts let Qrie assume.</summary>
    public string RoleName { get; set; } = "QrieInventoryRole";

    /// <summary>The name of the queue into which events go.</summary>
    public string QueueName { get; set; } = "qrie-events";

    /// <summary>
    /// Whether a new bucket has a public access block with all four flags, as in AWS since April 2023. Default true.
    /// </summary>
    public bool NewBucketsBlockPublicAccess { get; set; } = true;

    /// <summary>How long a day is where a service waits for days, as KMS does before it deletes a key. Default 24 hours.</summary>
    public TimeSpan Day { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Whether reads, too, leave CloudTrail records (<c>readOnly: true</c>). Default false.</summary>
    public bool ReadEvents { get; set; }

    /// <summary>What goes wrong from the start; <see cref="SimulatedOrganization.Faults"/> begins as a copy. Default nothing.</summary>
    public Faults Faults { get; set; } = new();
}
