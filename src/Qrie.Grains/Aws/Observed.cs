using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Qrie.Aws;

/// <summary>
/// One part of a configuration: present with a value, absent (which is knowledge), or unreadable (which is not).
/// The default value is unreadable: a part nobody read is not a part that is absent.
/// </summary>
/// <typeparam name="T">The part's value.</typeparam>
[JsonConverter(typeof(ObservedJsonConverterFactory))]
[SuppressMessage("Design", "CA1000", Justification = "Observed<T>.Absent reads as what it is.")]
public readonly record struct Observed<T> where T : notnull
{
    private readonly State state;
    private readonly T? value;
    private readonly Unreadable? unreadable;

    private Observed(State state, T? value, Unreadable? unreadable) => (this.state, this.value, this.unreadable) = (state, value, unreadable);

    private enum State : byte
    {
        Unreadable,
        Absent,
        Present,
    }

    /// <summary>The service says that there is none.</summary>
    public static Observed<T> Absent { get; } = new(State.Absent, default, null);

    /// <summary>True when the service says that there is none.</summary>
    public bool IsAbsent => state == State.Absent;

    /// <summary>True when the part was read.</summary>
    public bool IsPresent => state == State.Present;

    /// <summary>True when the part could not be read.</summary>
    public bool IsUnreadable => state == State.Unreadable;

    /// <summary>Why the part could not be read; null when it could.</summary>
    public Unreadable? Reason => state == State.Unreadable ? unreadable ?? Unreadable.NotDescribed : null;

    /// <summary>A part that was read.</summary>
    /// <param name="value">Its value.</param>
    public static Observed<T> Present(T value) => new(State.Present, value, null);

    /// <summary>A part that could not be read.</summary>
    /// <param name="reason">Why.</param>
    public static Observed<T> NotReadable(Unreadable reason) => new(State.Unreadable, default, reason);

    /// <summary>The value, when the part is present.</summary>
    /// <param name="present">The value.</param>
    public bool TryGet([MaybeNullWhen(false)] out T present)
    {
        present = value;
        return state == State.Present;
    }

    /// <summary>A question about the part, answered by what is known of it.</summary>
    /// <param name="part">The part's name in the canonical JSON, for the reason of an unknown answer.</param>
    /// <param name="whenPresent">The answer for a value.</param>
    /// <param name="whenAbsent">The answer where there is none.</param>
    public Truth Is(string part, Func<T, bool> whenPresent, bool whenAbsent) => state switch
    {
        State.Present => Truth.Of(whenPresent(value!)),
        State.Absent => Truth.Of(whenAbsent),
        _ => Truth.Unknown($"{part}: {Reason}"),
    };
}
