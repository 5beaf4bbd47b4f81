using System.Globalization;
using DevLab.JmesPath;
using DevLab.JmesPath.Expressions;
using Newtonsoft.Json.Linq;

namespace Qrie.Policies.Custom;

/// <summary>
/// A JMESPath expression (<see href="https://jmespath.org/specification.html"/>) that is kept in bounds: of itself when it is read, of its
/// input and of its time when it is run. One that has once taken too long is not run again.
/// </summary>
internal sealed class GuardedExpression
{
    public const int MaxInput = 256 * 1024;
    private const long MaxWork = 64L * 1024 * 1024;
    private const long SmallWork = 256 * 1024;

    private readonly JmesPathExpression expression;
    private readonly long factor;
    private readonly TimeSpan deadline;
    private volatile bool tripped;

    /// <param name="text">The expression.</param>
    /// <param name="deadline">How long one evaluation may take.</param>
    /// <exception cref="ExpressionException">It is no expression, or one that may take too much.</exception>
    public GuardedExpression(string text, TimeSpan deadline)
    {
        factor = ExpressionCost.FactorOf(text);
        this.deadline = deadline;
        try
        {
            expression = new JmesPath().Parse(text);
        }
        catch (Exception exception)
        {
            throw new ExpressionException($"is no JMESPath expression: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>What the expression gives.</summary>
    /// <param name="document">The input.</param>
    /// <exception cref="ExpressionException">The input is too large, the deadline has passed, or the expression does not fit the input.</exception>
    public JToken Run(ConfigurationDocument document)
    {
        if (document.Length > MaxInput || document.Length * factor > MaxWork)
        {
            throw new ExpressionException(string.Create(CultureInfo.InvariantCulture, $"is not run on a configuration of {document.Length} characters"));
        }

        if (tripped)
        {
            throw TooLong();
        }

        var root = document.Root;
        // What is small is bounded well enough by that. The rest is run aside, so that whoever waits need not wait for ever.
        return document.Length * factor <= SmallWork ? Transform(root) : Aside(root);
    }

    /// <summary>JMESPath's idea of truth: false, null and what is empty are false.</summary>
    public static bool IsTrue(JToken value) => value switch
    {
        JContainer container => container.HasValues,
        JValue { Value: null } => false,
        JValue { Value: bool flag } => flag,
        JValue { Value: string text } => text.Length > 0,
        _ => true,
    };

    private JToken Aside(JToken root)
    {
        var work = Task.Factory.StartNew(() => Transform(root), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            if (work.Wait(deadline))
            {
                return work.Result;
            }
        }
        catch (AggregateException exception) when (exception.InnerException is ExpressionException inner)
        {
            throw inner;
        }

        tripped = true;
        throw TooLong();
    }

    private JToken Transform(JToken root)
    {
        try
        {
            return expression.Transform(root).AsJToken() ?? JValue.CreateNull();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new ExpressionException($"does not fit the configuration: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private ExpressionException TooLong() => new(string.Create(
        CultureInfo.InvariantCulture, $"took longer than {deadline.TotalMilliseconds:0} ms, and is not run again until its file is changed"));
}
