namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Work that comes again and again, and that one silo of a cluster does for all.</summary>
internal interface ISweep
{
    /// <summary>What names it in the cluster.</summary>
    string Name { get; }

    /// <summary>The pause from its end to its next beginning.</summary>
    TimeSpan Period { get; }

    /// <summary>Does what there is to do. When it fails it is tried again after the pause.</summary>
    /// <param name="cancellationToken">Ends it: another silo takes over.</param>
    Task RunAsync(CancellationToken cancellationToken);
}
