namespace Qrie.Policies;

/// <summary>A number that a policy leaves to its user: days, lengths, counts.</summary>
/// <param name="Name">Its name, in <c>snake_case</c> with the unit at the end, such as <c>max_age_days</c>.</param>
/// <param name="Default">The value that holds unless another is set.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
/// <param name="Description">What it decides, in one sentence.</param>
public sealed record PolicyParameter(string Name, int Default, int Minimum, int Maximum, string Description);
