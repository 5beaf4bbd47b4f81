using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Qrie.Aws;

public sealed class TruthTests
{
    private static Arbitrary<Truth> Truths { get; } = Gen.Elements(
        Truth.Of(true), Truth.Of(false), Truth.Unknown("a"), Truth.Unknown("b"), Truth.Unknown("a; c")).ToArbitrary();

    [Property]
    public Property And_and_or_commute() => Prop.ForAll(Truths, Truths, (a, b) => (a & b).Value == (b & a).Value && (a | b).Value == (b | a).Value);

    [Property]
    public Property And_and_or_associate() => Prop.ForAll(Truths, Truths, Truths, (a, b, c) =>
        ((a & b) & c) == (a & (b & c)) && ((a | b) | c) == (a | (b | c)));

    [Property]
    public Property De_Morgan_holds() => Prop.ForAll(Truths, Truths, (a, b) => !(a & b) == (!a | !b) && !(a | b) == (!a & !b));

    [Property]
    public Property And_distributes_over_or() => Prop.ForAll(Truths, Truths, Truths, (a, b, c) =>
        (a & (b | c)).Value == ((a & b) | (a & c)).Value);

    [Property]
    public Property Twice_the_same_is_the_same() => Prop.ForAll(Truths, a => (a & a) == a && (a | a) == a && !!a == a);

    [Property]
    public Property Only_the_unknown_has_a_reason() => Prop.ForAll(Truths, Truths, (a, b) =>
        (a & b).IsUnknown == ((a & b).Reason is not null) && (a | b).IsUnknown == ((a | b).Reason is not null));

    [Fact]
    public void What_is_proved_stands_whatever_is_unknown()
    {
        (Truth.Of(false) & Truth.Unknown("x")).Should().Be(Truth.Of(false));
        (Truth.Of(true) | Truth.Unknown("x")).Should().Be(Truth.Of(true));
        (Truth.Of(true) & Truth.Unknown("x")).Should().Be(Truth.Unknown("x"));
        (Truth.Of(false) | Truth.Unknown("x")).Should().Be(Truth.Unknown("x"));
    }

    [Fact]
    public void Reasons_are_joined_and_each_is_named_once() =>
        (Truth.Unknown("a") & Truth.Unknown("b") & Truth.Unknown("a")).Reason.Should().Be("a; b");
}
