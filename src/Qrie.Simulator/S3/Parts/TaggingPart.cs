using System.Collections.Frozen;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

internal sealed class TaggingPart : BucketPart
{
    private static readonly FrozenSet<string> Names = new[] { "TagSet", "Tag", "Key", "Value" }.ToFrozenSet();

    public override string Query => "tagging";

    public override string EventPart => "BucketTagging";

    protected override (string Code, string Message) Absent => ("NoSuchTagSet", "The TagSet does not exist");

    public override SimulatedBucket Put(PutContext put)
    {
        var tags = (S3Xml.Parse(put.Call.Body, "Tagging", Names).Child("TagSet") ?? throw S3Xml.Malformed)
            .Children("Tag")
            .Select(tag => (Key: tag.Text("Key") ?? throw S3Xml.Malformed, Value: tag.Text("Value") ?? throw S3Xml.Malformed))
            .ToArray();
        if (tags.Length == 0)
        {
            return Delete(put.Bucket);
        }

        if (tags.Length > 50)
        {
            throw new AwsError(400, "BadRequest", "Bucket tag count cannot be greater than 50");
        }

        foreach (var (key, value) in tags)
        {
            if (key.Length is 0 or > 128 || value.Length > 256 || key.StartsWith("aws:", StringComparison.Ordinal))
            {
                throw new AwsError(400, "InvalidTag", key.StartsWith("aws:", StringComparison.Ordinal)
                    ? "System tags cannot be added/updated by requester"
                    : key.Length is 0 or > 128 ? "The TagKey you have provided is invalid" : "The TagValue you have provided is invalid");
            }
        }

        return tags.DistinctBy(tag => tag.Key).Count() == tags.Length
            ? With(put.Bucket, S3Xml.Write(new XElement(
                S3Xml.Ns + "Tagging",
                new XElement(S3Xml.Ns + "TagSet", tags.Select(tag => new XElement(
                    S3Xml.Ns + "Tag", new XElement(S3Xml.Ns + "Key", tag.Key), new XElement(S3Xml.Ns + "Value", tag.Value)))))))
            : throw new AwsError(400, "InvalidTag", "Cannot provide multiple Tags with the same key");
    }
}
