using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Whose a skill set is, as an integrator quotes it who is not told: what stands sealed in the reference.
/// </summary>
/// <param name="TokenId">To whose holder it was given; null where a provider vouched for the caller.</param>
sealed record SkillSetReference(long PersonId, long? TokenId, DateOnly GivenOn)
{
    const int DaysGood = 30;

    public DateOnly GoodUntil => GivenOn.AddDays(DaysGood);
}

/// <summary>Writes the references of one answer.</summary>
/// <remarks>
/// The same person has another reference for another caller, need or day, so references tell nothing when they are
/// compared. They are made, not drawn: asking again on the same day gives the same.
/// </remarks>
sealed class SkillSetReferences(byte[] key, EnvoyNeed need, Caller caller, DateOnly today)
{
    /// <summary>Half of it seals, half of it makes nonces.</summary>
    public const int KeyLength = 64;

    const int TokenAt = sizeof(long), DayAt = TokenAt + sizeof(long), Length = DayAt + sizeof(int);
    const int NonceLength = 12, TagLength = 16, Sealed = NonceLength + Length + TagLength;

    byte[]? _asked;

    byte[] Asked => _asked ??= [.. need.Fingerprint(), .. Encoding.UTF8.GetBytes(caller.Name)];

    public string Write(long person)
    {
        Span<byte> text = stackalloc byte[Length], reference = stackalloc byte[Sealed];
        BinaryPrimitives.WriteInt64BigEndian(text, person);
        BinaryPrimitives.WriteInt64BigEndian(text[TokenAt..], caller.TokenId ?? 0);
        BinaryPrimitives.WriteInt32BigEndian(text[DayAt..], today.DayNumber);
        // A nonce that all of it goes into comes twice only with the same text (RFC 5297 builds on the same).
        HMACSHA256.HashData(key.AsSpan(KeyLength / 2), [.. text, .. Asked]).AsSpan(0, NonceLength).CopyTo(reference);
        using var cipher = new AesGcm(key.AsSpan(0, KeyLength / 2), TagLength);
        cipher.Encrypt(
            reference[..NonceLength], text, reference.Slice(NonceLength, Length), reference[(NonceLength + Length)..]);
        return Base64Url.EncodeToString(reference);
    }

    /// <returns>Null for what is no reference of this register, and for one that has run out.</returns>
    public static SkillSetReference? Read(byte[] key, string reference, DateOnly today)
    {
        Span<byte> given = stackalloc byte[Sealed], text = stackalloc byte[Length];
        if (!Base64Url.IsValid(reference, out var length) || length != Sealed
            || !Base64Url.TryDecodeFromChars(reference, given, out _))
            return null;
        using var cipher = new AesGcm(key.AsSpan(0, KeyLength / 2), TagLength);
        try
        {
            cipher.Decrypt(
                given[..NonceLength], given.Slice(NonceLength, Length), given[(NonceLength + Length)..], text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        var token = BinaryPrimitives.ReadInt64BigEndian(text[TokenAt..]);
        var read = new SkillSetReference(
            BinaryPrimitives.ReadInt64BigEndian(text),
            token == 0 ? null : token,
            DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32BigEndian(text[DayAt..])));
        return today <= read.GoodUntil ? read : null;
    }
}
