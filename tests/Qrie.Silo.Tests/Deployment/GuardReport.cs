namespace Qrie.Silo.Tests.Deployment;

/// <summary>What cfn-guard says of a template.</summary>
/// <param name="Kept">The rules that apply and are kept.</param>
/// <param name="Broken">The rules that are broken, each with the resources: <c>rule: Resource, Resource</c>.</param>
internal sealed record GuardReport(string[] Kept, string[] Broken);
