namespace Qrie.Policies.Network;

/// <summary>The two families of addresses.</summary>
internal enum IpFamily
{
    V4,
    V6,
}
