using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnvoyRegistry.Vault;

/// <summary>
/// AES-256-GCM as the vault uses it: <c>version, nonce, ciphertext, tag</c>. Whatever is opened must come with the
/// associated data it was sealed with, so that it says nothing in another place.
/// </summary>
static class Sealing
{
    public const int KeyLength = 32;

    const byte Version = 1;
    const int NonceLength = 12;
    const int TagLength = 16;
    const int Overhead = 1 + NonceLength + TagLength;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> associated)
    {
        var sealedValue = new byte[Overhead + value.Length];
        sealedValue[0] = Version;
        var nonce = sealedValue.AsSpan(1, NonceLength);
        // Random, never counted: no state to lose on restoring a backup. A key seals far fewer than the 2^32 values
        // that NIST SP 800-38D allows for nonces of 96 random bits.
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            nonce, value, sealedValue.AsSpan(1 + NonceLength, value.Length), sealedValue.AsSpan(^TagLength..),
            associated);
        return sealedValue;
    }

    /// <summary>Associated data that tie a value to one row and one use of it.</summary>
    public static byte[] Place(long id, string purpose)
    {
        // The id has a fixed length, so no two places give the same bytes.
        var place = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(purpose)];
        BinaryPrimitives.WriteInt64BigEndian(place, id);
        Encoding.UTF8.GetBytes(purpose, place.AsSpan(sizeof(long)));
        return place;
    }

    /// <exception cref="CryptographicException">
    /// It was changed, comes from another place, or was sealed with another key.
    /// </exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> associated)
    {
        if (sealedValue.Length < Overhead || sealedValue[0] != Version)
            throw new CryptographicException("It is not a sealed value of this version.");
        var value = new byte[sealedValue.Length - Overhead];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            sealedValue.Slice(1, NonceLength), sealedValue[(1 + NonceLength)..^TagLength], sealedValue[^TagLength..],
            value, associated);
        return value;
    }
}
