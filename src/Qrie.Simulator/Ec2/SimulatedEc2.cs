using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>
/// Amazon EC2: instances, their storage and their networks. An account has no default VPC until it makes one.
/// </summary>
internal sealed partial class SimulatedEc2 : QueryService
{
    private static readonly IEc2Operations[] Groups =
        [new Ec2InstanceOperations(), new Ec2StorageOperations(), new Ec2GroupOperations(), new Ec2NetworkOperations(), new Ec2RouteOperations(), new Ec2AclOperations(), new Ec2InterfaceOperations(), new Ec2SettingOperations(), new Ec2TagOperations()];

    private readonly ConcurrentDictionary<(string AccountId, string Region), Ec2Place> places = new();
    private readonly Lock writing = new();

    public SimulatedEc2(SimulatedOrganization organization) : base(organization)
    {
        Reads = Groups.SelectMany(group => group.Reads).ToDictionary(
            pair => pair.Key, pair => (Func<ServiceCall, QueryParameters, XElement?>)((call, parameters) => pair.Value(Request(call, parameters, call.Now))));
        Writes = Groups.SelectMany(group => group.Writes).ToDictionary(pair => pair.Key, pair => (Func<ServiceCall, QueryParameters, (XElement?, Recorded?)>)((call, parameters) =>
        {
            lock (writing)
            {
                return pair.Value(Request(call, parameters, DateTimeOffset.MaxValue));
            }
        }));
    }

    public override string SigningName => "ec2";

    public override WireProtocol Protocol => WireProtocol.Ec2Query;

    protected override string Namespace => "http://ec2.amazonaws.com/doc/2016-11-15/";

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Reads { get; }

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Writes { get; }

    /// <summary>EC2 of an account in a region.</summary>
    public Ec2Place Place(string accountId, string region) => places.GetOrAdd((accountId, region), key => new Ec2Place(Organization, key.AccountId, key.Region));

    protected override string SubjectOf(SimulatedCall call, string action)
    {
        var parameters = QueryParameters.Of(call);
        return parameters.Names.Select(name => parameters[name]!).FirstOrDefault(value => Id().IsMatch(value)) ?? $"{call.Caller.AccountId} {call.Region}";
    }

    private Ec2Request Request(ServiceCall call, QueryParameters parameters, DateTimeOffset moment) =>
        new(call, parameters, Place(call.AccountId, call.Region), moment);

    [GeneratedRegex("^[a-z]+-[0-9a-f]{8,}$")]
    private static partial Regex Id();
}
