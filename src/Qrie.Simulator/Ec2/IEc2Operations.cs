using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Operations that belong together.</summary>
internal interface IEc2Operations
{
    /// <summary>Operations that only read.</summary>
    IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; }

    /// <summary>Operations that change something, and what is recorded of them.</summary>
    IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; }
}
