namespace Qrie.Policies;

/// <summary>Reads the catalogue's short form of a control.</summary>
internal static class Frameworks
{
    public static FrameworkReference Parse(string control) => control.Split('|', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } framework, { Length: > 0 } own]
        ? new FrameworkReference(framework, own)
        : ParseKnown(control);

    private static FrameworkReference ParseKnown(string control) => control.Split(' ', 2) switch
    {
        ["CIS", var number] => new FrameworkReference("CIS AWS Foundations v5.0", number),
        ["PCI", var number] => new FrameworkReference("PCI DSS v4.0", number),
        // Security Hub's controls have a dot before the number (S3.8), NIST's a dash (SC-7).
        [var id] when id.Contains('.', StringComparison.Ordinal) => new FrameworkReference("AWS Security Hub", id),
        _ => new FrameworkReference("NIST SP 800-53 Rev. 5", control),
    };
}
