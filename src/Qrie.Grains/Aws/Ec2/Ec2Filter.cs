namespace Qrie.Aws.Ec2;

/// <summary>A filter of a Describe operation, and what it looks at in an item.</summary>
/// <typeparam name="TItem">What is described.</typeparam>
/// <param name="Name">The filter's name, such as <c>vpc-id</c>.</param>
/// <param name="Values">The values by which an item is selected.</param>
internal sealed record Ec2Filter<TItem>(string Name, Func<TItem, IEnumerable<string>> Values);
