namespace Qrie.Notifications;

/// <summary>A place that is told of findings, without what is secret.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind"><c>webhook</c>, <c>slack</c>, <c>sns</c> or <c>eventbridge</c>.</param>
/// <param name="Target">Where it leads, without paths that let one in.</param>
/// <param name="Enabled">False keeps it from being sent anything.</param>
/// <param name="Configured">True when it comes from the settings, and so is changed there.</param>
/// <param name="MinimumSeverity">The lowest severity that it is told of.</param>
/// <param name="Limits">What it is told of alone.</param>
/// <param name="Waiting">How many notifications wait for it.</param>
/// <param name="Dead">How many were given up.</param>
public sealed record DestinationView(
    string Id, string Kind, string Target, bool Enabled, bool Configured, int MinimumSeverity, DestinationLimits Limits, int Waiting, int Dead);
