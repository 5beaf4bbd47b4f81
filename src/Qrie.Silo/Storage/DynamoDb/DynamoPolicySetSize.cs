using Orleans.Serialization;
using Qrie.Policies;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The policy set as the item that <see cref="DynamoGrainStateStorage"/> writes.</summary>
internal sealed class DynamoPolicySetSize(Serializer serializer) : IPolicySetSize
{
    // The item's other attributes, with their names.
    private const int Around = 256;

    public long? Limit => ItemSize.Limit - Around;

    public long Of(PolicySetState state) => Attributes.Pack(serializer.SerializeToArray(state)).B.Length;
}
