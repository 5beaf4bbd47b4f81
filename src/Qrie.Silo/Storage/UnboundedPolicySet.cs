using Qrie.Policies;

namespace Qrie.Silo.Storage;

/// <summary>A row of SQLite takes a gigabyte.</summary>
internal sealed class UnboundedPolicySet : IPolicySetSize
{
    public long? Limit => null;

    public long Of(PolicySetState state) => 0;
}
