using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Qrie.Simulator;

/// <summary>
/// Chance from a seed. Each pair of purpose and subject has a sequence of its own, so that what happens to one resource does
/// not depend on how calls to others interleave.
/// </summary>
internal sealed class Chance(int seed)
{
    private readonly ConcurrentDictionary<(string Purpose, string Subject), Sequence> sequences = new();

    /// <summary>The next number of a sequence, at least 0 and below 1.</summary>
    public double Next(string purpose, string subject) => (Bits(purpose, subject) >> 11) * (1.0 / (1UL << 53));

    /// <summary>True at the given rate. Costs nothing, and uses up nothing, at rate 0.</summary>
    public bool Happens(double rate, string purpose, string subject) => rate > 0 && Next(purpose, subject) < rate;

    /// <summary>A whole number from 0 up to, and without, the count.</summary>
    public int Index(int count, string purpose, string subject) => (int)(Next(purpose, subject) * count);

    /// <summary>A time from 0 up to the given one.</summary>
    public TimeSpan Upto(TimeSpan most, string purpose, string subject) => most * Next(purpose, subject);

    /// <summary>An identifier.</summary>
    public Guid Identifier(string purpose, string subject)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Bits(purpose, subject));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Bits(purpose, subject));
        return new Guid(bytes);
    }

    private ulong Bits(string purpose, string subject) =>
        sequences.GetOrAdd((purpose, subject), static (key, start) => new Sequence(Hash(Hash((ulong)start, key.Purpose), key.Subject)), seed).Next();

    private static ulong Hash(ulong hash, string text)
    {
        hash ^= 14695981039346656037;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return Mix(hash);
    }

    // The finisher of SplitMix64.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    private sealed class Sequence(ulong state)
    {
        private ulong state = state;

        public ulong Next() => Mix(Interlocked.Add(ref state, 0x9e3779b97f4a7c15));
    }
}
