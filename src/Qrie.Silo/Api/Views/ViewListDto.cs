namespace Qrie.Silo.Api.Views;

/// <summary>The views that the caller sees.</summary>
internal sealed record ViewListDto(IReadOnlyList<ViewDto> Views);
