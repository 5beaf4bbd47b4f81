using System.Text.Json;

namespace Qrie.Silo.Commands.Remote;

/// <summary>What a policy would find, as <c>qrie policies preview --output json</c> prints it: the counts of all, by account, and some violations.</summary>
internal sealed class PreviewLine(int evaluated, IReadOnlyDictionary<string, Dictionary<string, int>> accounts, IReadOnlyList<JsonElement> sample)
{
    public int Evaluated => evaluated;

    public int Violations => Total("violations");

    public int Excepted => Total("excepted");

    public int Compliant => Total("compliant");

    public int Unknown => Total("unknown");

    public int OutOfScope => Total("out_of_scope");

    /// <summary>The same counts by the account's twelve digits.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, int>> Accounts => accounts;

    public IReadOnlyList<JsonElement> Sample => sample;

    private int Total(string count) => accounts.Values.Sum(account => account[count]);
}
