using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>A call of EC2 with the place that it is about.</summary>
/// <param name="Call">The call.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Place">The account in the region.</param>
/// <param name="Moment">As of when it sees things: a write the truth.</param>
internal sealed record Ec2Request(ServiceCall Call, QueryParameters Parameters, Ec2Place Place, DateTimeOffset Moment)
{
    /// <summary>A parameter; null when it was not given.</summary>
    public string? this[string name] => Parameters[name];

    public DateTimeOffset Now => Call.Now;

    public string AccountId => Place.AccountId;

    /// <summary>One that must be there, by the id in a parameter.</summary>
    public T Get<T>(string parameter) where T : Ec2Item => GetById<T>(Parameters.Required(parameter));

    /// <summary>One that must be there.</summary>
    public T GetById<T>(string id) where T : Ec2Item => Place.Find<T>(id, Moment) ?? throw Ec2Errors.NotFound<T>(id);

    public IReadOnlyList<T> All<T>() where T : Ec2Item => Place.All<T>(Moment);

    /// <summary>A record in the older shape: the named parameters, with first letters small.</summary>
    public (XElement, Recorded) Recorded(string subject, XElement answer, params IEnumerable<string> names) => Recorded(subject, answer, Ec2Records.Request(Parameters, names));

    /// <summary>A record in the older shape.</summary>
    public static (XElement, Recorded) Recorded(string subject, XElement answer, JsonObject request) => (answer, new Recorded(subject, request, Ec2Records.Response(answer)));

    /// <summary>A record of a newer operation, with its wrappers.</summary>
    public (XElement, Recorded) Wrapped(string subject, XElement answer) =>
        (answer, new Recorded(subject, Ec2Records.WrappedRequest(Call.Action, Parameters), Ec2Records.WrappedResponse(Call.Action, answer)));
}
