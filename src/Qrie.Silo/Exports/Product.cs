namespace Qrie.Silo.Exports;

/// <summary>Who reports the findings.</summary>
internal static class Product
{
    public const string Name = "Qrie";

    /// <summary>The version of this build, without the commit.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetName().Version!.ToString(3);
}
