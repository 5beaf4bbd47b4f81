using Newtonsoft.Json.Linq;

namespace Qrie.Policies.Custom;

public sealed class ExpressionTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("versioning.status != 'Enabled'", 1)]
    [InlineData("rules[*].port", 1)]
    [InlineData("rules[?port == `22`].cidr | [0]", 1)]
    [InlineData("rules[1:2][]", 1)]
    [InlineData("*.name", 1)]
    [InlineData("{a: x, b: y}", 3)]
    [InlineData("[a, b, c]", 4)]
    [InlineData("rules[*].[port, cidr]", 3)]
    [InlineData("length(rules) > `1`", 2)]
    [InlineData("'[a, b, c'", 1)]
    [InlineData("\"{\".x", 1)]
    public void What_an_expression_may_multiply_its_input_by_is_bounded(string expression, long factor) => ExpressionCost.FactorOf(expression).Should().Be(factor);

    [Theory]
    [InlineData("[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]", "times its input")]
    [InlineData("to_string([to_string([to_string([to_string([to_string([to_string([to_string(@)])])])])])])", "times its input")]
    [InlineData("pad_left('x', `1000000000`)", "pad_left()")]
    [InlineData("let(@, &x)", "let()")]
    [InlineData("(((((((((((((((((((((((((((((((((a)))))))))))))))))))))))))))))))))", "deep")]
    [InlineData("a..b", "no JMESPath")]
    [InlineData("a[", "no JMESPath")]
    [InlineData("", "no JMESPath")]
    public void What_could_take_too_much_is_refused_before_it_runs(string expression, string why) =>
        FluentActions.Invoking(() => new GuardedExpression(expression, Deadline)).Should().Throw<ExpressionException>().WithMessage($"*{why}*");

    [Fact]
    public void A_long_expression_is_refused() =>
        FluentActions.Invoking(() => new GuardedExpression(new string('a', 4_001), Deadline)).Should().Throw<ExpressionException>().WithMessage("*4000*");

    [Fact]
    public void A_large_input_is_not_run_on() =>
        FluentActions.Invoking(() => new GuardedExpression("a", Deadline).Run(new ConfigurationDocument($$"""{"a":"{{new string('x', GuardedExpression.MaxInput)}}"}""")))
            .Should().Throw<ExpressionException>().WithMessage("*characters*");

    [Fact]
    public void What_takes_too_long_once_is_not_run_again()
    {
        var items = string.Join(',', Enumerable.Repeat("""{"a":[1,2,3,4,5,6,7,8]}""", 2_000));
        var document = new ConfigurationDocument($$"""{"items":[{{items}}]}""");
        var expression = new GuardedExpression("items[*].[a[*],a[*],a[*]][*].[@,@,@,@,@][][].[@,@,@,@,@,@]", TimeSpan.Zero);

        var first = () => expression.Run(document);
        first.Should().Throw<ExpressionException>().WithMessage("*longer than 0 ms*");
        // Small input would be quick, and is not run either.
        var again = () => expression.Run(new ConfigurationDocument("{}"));
        again.Should().Throw<ExpressionException>().WithMessage("*until its file is changed*");
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("false", false)]
    [InlineData("\"\"", false)]
    [InlineData("[]", false)]
    [InlineData("{}", false)]
    [InlineData("0", true)]
    [InlineData("true", true)]
    [InlineData("\"x\"", true)]
    [InlineData("[null]", true)]
    public void Truth_is_that_of_jmespath(string json, bool isTrue) => GuardedExpression.IsTrue(JToken.Parse(json)).Should().Be(isTrue);
}
