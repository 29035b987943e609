using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using GraphQL.Errors;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Where a match stands, behind a fingerprint of the need: the rank that follows a cursor is found whether or not its
/// person still matches, and a cursor of another need is refused.
/// </summary>
sealed class MatchCursor(EnvoyNeed need)
{
    const int FitAt = sizeof(ulong), PersonAt = FitAt + sizeof(byte), Length = PersonAt + sizeof(long);

    ulong? _fingerprint;

    // Most answers are asked for without a cursor, and then the need is not hashed at all.
    ulong Fingerprint => _fingerprint ??=
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(need)));

    public string Write(Rank rank)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Fingerprint);
        bytes[FitAt] = (byte)rank.Fit;
        BinaryPrimitives.WriteInt64BigEndian(bytes[PersonAt..], rank.PersonId);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="GraphQLException">Not a cursor of this need.</exception>
    public Rank Read(string after)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(after, out var length) || length != Length
            || !Base64Url.TryDecodeFromChars(after, bytes, out _)
            || BinaryPrimitives.ReadUInt64BigEndian(bytes) != Fingerprint)
        {
            throw new GraphQLException(NeedCheck.Fault(["after"],
                "`after` takes a cursor that `availableEnvoys` gave for this same need; "
                + "this one is of another question, or damaged."));
        }
        return new Rank(bytes[FitAt], BinaryPrimitives.ReadInt64BigEndian(bytes[PersonAt..]));
    }
}
