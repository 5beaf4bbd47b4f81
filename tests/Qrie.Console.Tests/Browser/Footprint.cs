namespace Qrie.Console.Tests.Browser;

/// <summary>What a page costs the browser.</summary>
/// <param name="Rows">Rows of tables.</param>
/// <param name="Elements">Elements of the document.</param>
/// <param name="Http">Bytes received over HTTP, headers and all.</param>
/// <param name="Circuit">Bytes received over the circuit.</param>
/// <param name="Largest">Bytes of the largest message of the circuit.</param>
/// <param name="Heap">Bytes that scripts hold.</param>
/// <param name="Ready">How long it took from the address to the page that waits for nothing.</param>
internal sealed record Footprint(int Rows, int Elements, double Http, int Circuit, int Largest, double Heap, TimeSpan Ready);
