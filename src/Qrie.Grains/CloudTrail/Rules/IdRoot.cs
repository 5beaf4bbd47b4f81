namespace Qrie.CloudTrail.Rules;

/// <summary>Where a path begins.</summary>
internal enum IdRoot
{
    /// <summary><c>rp</c>: the request's parameters.</summary>
    Request = 0,

    /// <summary><c>re</c>: the response's elements.</summary>
    Response = 1,

    /// <summary><c>sd</c>: the details of a service event.</summary>
    ServiceEvent = 2,

    /// <summary><c>resources</c>: the ARNs in <c>resources[]</c> that are of the shape's type.</summary>
    Resources = 3,

    /// <summary><c>caller</c>: who called.</summary>
    Caller = 4,
}
