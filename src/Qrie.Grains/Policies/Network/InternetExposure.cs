using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Network;

/// <summary>
/// Whether the internet reaches an instance: an address, a route to an internet gateway, security groups, network ACL and the
/// region's block of public access, all at once. Load balancers before it, and firewalls on it, are not looked at.
/// </summary>
internal static class InternetExposure
{
    /// <summary>Judges whether some of the ports are reached.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="wanted">The ports that matter.</param>
    /// <param name="more">More evidence.</param>
    public static Verdict Judge(InstanceConfiguration instance, Ports wanted, params IEnumerable<KeyValuePair<string, object?>> more)
    {
        if (instance.State != "running")
        {
            return new Verdict.NotApplicable("The instance is not running.");
        }

        var paths = Paths(instance, wanted).Select(path => (Path: path, IsOpen: path.IsOpen())).ToArray();
        return Verdict.When(paths.Aggregate(Truth.Of(false), (any, one) => any | one.IsOpen), () =>
        {
            var open = paths.Where(one => one.IsOpen.IsTrue).Select(one => one.Path).ToArray();
            var ports = open.Aggregate(Ports.None, (all, path) => all.Union(path.Open)).Texts();
            return new Verdict.Violation(
                $"The internet reaches the instance on {string.Join(", ", ports)}.",
                new Dictionary<string, object?>(more) { ["ports"] = ports, ["path"] = open.Select(path => path.Evidence()).ToArray() });
        });
    }

    private static IEnumerable<InternetPath> Paths(InstanceConfiguration instance, Ports wanted)
    {
        foreach (var one in instance.Interfaces)
        {
            if (one.PublicIps.Count > 0)
            {
                yield return new InternetPath(instance, one, IpFamily.V4, wanted);
            }

            if (one.Ipv6Addresses.Count > 0)
            {
                yield return new InternetPath(instance, one, IpFamily.V6, wanted);
            }
        }
    }
}
