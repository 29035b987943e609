using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Where a match stands, behind a fingerprint of the need: the rank that follows a cursor is found whether or not its
/// person still matches, and a cursor of another need is refused. Sealed under a key of the register, since a match may
/// be shown to somebody who is not told whose it is.
/// </summary>
sealed class MatchCursor(EnvoyNeed need, byte[] key)
{
    // One block of the cipher, and so whole or damaged: eight bytes of the person, one of the fit, seven of the need.
    const int FitAt = sizeof(long), NeedAt = FitAt + sizeof(byte), Length = 16;

    byte[]? _fingerprint;

    // Most answers are asked for without a cursor, and then the need is not hashed at all.
    ReadOnlySpan<byte> Fingerprint => (_fingerprint ??= need.Fingerprint()).AsSpan(0, Length - NeedAt);

    public string Write(Rank rank)
    {
        Span<byte> block = stackalloc byte[Length], cursor = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(block, rank.PersonId);
        block[FitAt] = (byte)rank.Fit;
        Fingerprint.CopyTo(block[NeedAt..]);
        using var cipher = Cipher();
        cipher.EncryptEcb(block, cursor, PaddingMode.None);
        return Base64Url.EncodeToString(cursor);
    }

    /// <exception cref="GraphQLException">Not a cursor of this need.</exception>
    public Rank Read(PageAsked page)
    {
        Span<byte> cursor = stackalloc byte[Length], block = stackalloc byte[Length];
        if (Base64Url.IsValid(page.Cursor, out var length) && length == Length
            && Base64Url.TryDecodeFromChars(page.Cursor, cursor, out _))
        {
            using var cipher = Cipher();
            cipher.DecryptEcb(cursor, block, PaddingMode.None);
            if (block[NeedAt..].SequenceEqual(Fingerprint))
                return new Rank(block[FitAt], BinaryPrimitives.ReadInt64BigEndian(block));
        }
        throw new GraphQLException(GraphQLError.BadArgument([page.CursorArgument],
            $"`{page.CursorArgument}` takes a cursor that `availableEnvoys` gave for this same need; "
            + "this one is of another question, or damaged."));
    }

    Aes Cipher()
    {
        var cipher = Aes.Create();
        cipher.Key = key;
        return cipher;
    }
}
