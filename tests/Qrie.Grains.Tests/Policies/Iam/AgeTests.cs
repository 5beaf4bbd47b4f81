namespace Qrie.Policies.Iam;

public sealed class AgeTests
{
    [Fact]
    public void An_age_is_passed_when_more_than_the_limit_is()
    {
        var age = new Age(Iam.Now, TimeSpan.FromDays(90));
        age.IsPassed(Iam.Now.AddDays(90)).Should().BeFalse();
        age.IsPassed(Iam.Now.AddDays(90).AddTicks(1)).Should().BeTrue();
        age.PassedFrom.Should().Be(Iam.Now.AddDays(90).AddTicks(1));
    }

    [Fact]
    public void A_day_counts_from_its_end() =>
        Age.Of(new DateOnly(2026, 1, 31), TimeSpan.FromDays(1)).PassedFrom.Should().Be(new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero).AddTicks(1));

    [Fact]
    public void The_next_is_the_first_that_is_still_to_come()
    {
        Age[] ages = [new(Iam.Now, TimeSpan.FromDays(3)), new(Iam.Now, TimeSpan.FromDays(1)), new(Iam.Now, TimeSpan.FromDays(2))];
        Age.NextAfter(ages, Iam.Now.AddDays(1.5)).Should().Be(Iam.Now.AddDays(2).AddTicks(1));
        Age.NextAfter(ages, Iam.Now.AddDays(4)).Should().BeNull();
    }
}
