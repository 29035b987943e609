using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnvoyRegistry.Data;

/// <summary>Keys of rows: positive 63-bit numbers that tell nothing about order or age.</summary>
static class EntityId
{
    public static long New()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return Positive(bytes);
    }

    /// <summary>The same text gives the same id in every register: for reference data and the sample.</summary>
    public static long From(string seedText) => Positive(SHA256.HashData(Encoding.UTF8.GetBytes(seedText)));

    // Zero is what an id that was never set looks like.
    static long Positive(ReadOnlySpan<byte> bytes) =>
        Math.Max(1, (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 1));
}
