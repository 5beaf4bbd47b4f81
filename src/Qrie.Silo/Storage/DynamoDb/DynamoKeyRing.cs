using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// The keys under which all silos encrypt cookies and stored secrets, numbered in the order in which they came. Silos that want a
/// new key at the same moment get one: a silo keeps its keys in memory for a day, and would not know of another's until then.
/// </summary>
internal sealed class DynamoKeyRing(DynamoDatabase database) : IXmlRepository
{
    private const string Ring = "ring";

    // Longer than clocks differ and silos start side by side, and much shorter than keys live.
    private static readonly TimeSpan SameMoment = TimeSpan.FromMinutes(5);

    public IReadOnlyCollection<XElement> GetAllElements() => Wait(ReadAsync);

    public void StoreElement(XElement element, string friendlyName) => Wait(async () => await StoreAsync(element));

    // The interface is not asynchronous. On a thread of the pool, since the caller's may be one that its own work waits for.
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    private async Task<List<XElement>> ReadAsync() =>
        await database.PartitionAsync(DynamoSchema.Keys, Ring).Select(item => XElement.Parse(Attributes.UnpackText(item["value"]))).ToListAsync();

    private async Task<bool> StoreAsync(XElement element)
    {
        while (true)
        {
            var known = await ReadAsync();
            if (IsSpare(element, known))
            {
                return false;
            }

            var item = new Item
            {
                ["purpose"] = Attributes.Text(Ring),
                ["number"] = Attributes.Text(known.Count.ToString("D8", CultureInfo.InvariantCulture)),
                ["value"] = Attributes.Pack(element.ToString(SaveOptions.DisableFormatting)),
            };
            if (await database.TryPutAsync(DynamoSchema.Keys, item, "attribute_not_exists(purpose)"))
            {
                return true;
            }
        }
    }

    // A key that begins when the last one does, or one that is stored already: the first attempt's answer may have been lost.
    private static bool IsSpare(XElement element, List<XElement> known) =>
        known.Any(one => XNode.DeepEquals(one, element))
        || (ActivationOf(element) is { } wanted && known.LastOrDefault() is { } last && ActivationOf(last) is { } there && (wanted - there).Duration() < SameMoment);

    private static DateTimeOffset? ActivationOf(XElement element) =>
        element.Name.LocalName == "key" && element.Element("activationDate") is { } date ? (DateTimeOffset)date : null;
}
