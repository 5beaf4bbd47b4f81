using System.Xml.Linq;

namespace Qrie.Simulator.S3;

/// <summary>The four flags of S3 Block Public Access.</summary>
/// <param name="BlockPublicAcls">Refuses new public ACLs.</param>
/// <param name="IgnorePublicAcls">Public ACLs have no effect.</param>
/// <param name="BlockPublicPolicy">Refuses new public policies.</param>
/// <param name="RestrictPublicBuckets">A public policy lets in only the account itself and services.</param>
public sealed record SimulatedPublicAccessBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    internal static SimulatedPublicAccessBlock All { get; } = new(true, true, true, true);

    internal static SimulatedPublicAccessBlock Read(XElement element) => new(
        element.Flag("BlockPublicAcls") ?? false,
        element.Flag("IgnorePublicAcls") ?? false,
        element.Flag("BlockPublicPolicy") ?? false,
        element.Flag("RestrictPublicBuckets") ?? false);

    internal static SimulatedPublicAccessBlock Parse(string xml) => Read(XElement.Parse(xml));

    internal string Write() => S3Xml.Write(new XElement(
        S3Xml.Ns + "PublicAccessBlockConfiguration",
        new XElement(S3Xml.Ns + "BlockPublicAcls", BlockPublicAcls),
        new XElement(S3Xml.Ns + "IgnorePublicAcls", IgnorePublicAcls),
        new XElement(S3Xml.Ns + "BlockPublicPolicy", BlockPublicPolicy),
        new XElement(S3Xml.Ns + "RestrictPublicBuckets", RestrictPublicBuckets)));
}
