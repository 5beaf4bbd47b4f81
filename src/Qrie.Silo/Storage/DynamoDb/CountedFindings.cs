using Qrie.Findings;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Findings that are counted together, by what the summaries of their resources tell of them.</summary>
internal readonly record struct CountedFindings(
    string Account, string Type, string Service, string Region, string Policy, int Severity, FindingStatus Status);
