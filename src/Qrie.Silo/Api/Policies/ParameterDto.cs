using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

/// <summary>A number that a policy leaves to its user.</summary>
internal sealed record ParameterDto(string Name, int Value, int Default, int Minimum, int Maximum, string Description)
{
    public static ParameterDto From(PolicyParameterView view) => new(
        view.Parameter.Name, view.Value, view.Parameter.Default, view.Parameter.Minimum, view.Parameter.Maximum, view.Parameter.Description);
}
