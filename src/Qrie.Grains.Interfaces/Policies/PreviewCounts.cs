namespace Qrie.Policies;

/// <summary>How many resources a policy would judge how.</summary>
/// <param name="Violations">Findings that would be open.</param>
/// <param name="Excepted">Violations that an exception keeps from counting.</param>
/// <param name="Compliant">Resources that comply, or that the policy does not apply to.</param>
/// <param name="Unknown">Resources of which what could be read does not decide.</param>
/// <param name="OutOfScope">Resources that the scope leaves out.</param>
public sealed record PreviewCounts(int Violations, int Excepted, int Compliant, int Unknown, int OutOfScope);
