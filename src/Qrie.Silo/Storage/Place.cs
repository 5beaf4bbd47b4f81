namespace Qrie.Silo.Storage;

/// <summary>Where a resource is listed.</summary>
internal readonly record struct Place(string Type, string Service, string Account, string Region);
