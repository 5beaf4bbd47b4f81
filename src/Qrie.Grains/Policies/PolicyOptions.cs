namespace Qrie.Policies;

/// <summary>Settings of policies. Section <c>Qrie:Policies</c>.</summary>
public sealed class PolicyOptions
{
    /// <summary>A folder with policies of the user's own, one YAML file each; none without.</summary>
    public string? Folder { get; set; }

    /// <summary>Whether a policy judges before anybody has launched it. Default true.</summary>
    public bool LaunchByDefault { get; set; } = true;

    /// <summary>The life of a policy that nobody has changed.</summary>
    internal PolicyState DefaultLife => new() { Status = LaunchByDefault ? PolicyStatus.Active : PolicyStatus.Available };
}
