using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>A service that takes forms and answers in XML: its operations are methods by name.</summary>
internal abstract class QueryService(SimulatedOrganization organization) : SimulatedService(organization)
{
    public override WireProtocol Protocol => WireProtocol.Query;

    /// <summary>The namespace of its answers.</summary>
    protected abstract string Namespace { get; }

    protected abstract IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Reads { get; }

    /// <summary>Operations that change something: the result's children (null for none) and what is recorded.</summary>
    protected abstract IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Writes { get; }

    protected override string ActionOf(SimulatedCall call) => QueryParameters.Of(call)["Action"] ?? "";

    protected override bool Knows(string action) => Reads.ContainsKey(action) || Writes.ContainsKey(action);

    protected override bool IsRead(string action) => Reads.ContainsKey(action);

    protected override AwsAnswer Read(ServiceCall call) => Answer(call.Action, Reads[call.Action](call, QueryParameters.Of(call.Call)));

    protected override ServiceAnswer Write(ServiceCall call)
    {
        var (result, recorded) = Writes[call.Action](call, QueryParameters.Of(call.Call));
        return new ServiceAnswer(Answer(call.Action, result), recorded);
    }

    /// <summary>The body of an answer. The result's name does not matter; its children do.</summary>
    protected virtual AwsAnswer Answer(string action, XElement? result)
    {
        XNamespace ns = Namespace;
        var body = new XElement(ns + $"{action}Response",
            Protocol == WireProtocol.Ec2Query
                ? [new XElement(ns + "requestId", Guid.NewGuid()), .. Qualified(result, ns)]
                : new object[]
                {
                    new XElement(ns + $"{action}Result", Qualified(result, ns)),
                    new XElement(ns + "ResponseMetadata", new XElement(ns + "RequestId", Guid.NewGuid())),
                });
        return AwsAnswer.Xml(body.ToString(SaveOptions.DisableFormatting)) with { ContentType = "text/xml" };
    }

    // Operations build elements without a namespace; the answer has one.
    private static IEnumerable<XElement> Qualified(XElement? result, XNamespace ns) => result?.Elements().Select(element => Qualify(element, ns)) ?? [];

    private static XElement Qualify(XElement element, XNamespace ns) => element.HasElements
        ? new XElement(ns + element.Name.LocalName, element.Attributes(), element.Elements().Select(child => Qualify(child, ns)))
        : new XElement(ns + element.Name.LocalName, element.Attributes(), element.Value);
}
