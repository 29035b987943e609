using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnvoyRegistry.Vault;

/// <summary>
/// The key that wraps all others. It comes from outside the register and is never written into it; what is used of it
/// are keys derived from it, each for one end.
/// </summary>
sealed class MasterKey
{
    readonly byte[] _wrapping = new byte[Sealing.KeyLength];

    public MasterKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Sealing.KeyLength)
            throw new ArgumentException($"A master key has {Sealing.KeyLength} bytes.", nameof(secret));
        Derive(secret, "wrapping", _wrapping);
        Span<byte> id = stackalloc byte[8];
        Derive(secret, "id", id);
        Id = Convert.ToHexStringLower(id);
    }

    /// <summary>Tells this key from any other, and nothing about it: what the register checks it by.</summary>
    public string Id { get; }

    /// <param name="owner">Whose key it is: it cannot be unwrapped as that of another.</param>
    public string Wrap(ReadOnlySpan<byte> key, long owner) =>
        Convert.ToBase64String(Sealing.Seal(_wrapping, key, Associated(owner)));

    /// <exception cref="CryptographicException">It was wrapped by another master key, or for another owner.</exception>
    public byte[] Unwrap(string wrapped, long owner) =>
        Sealing.Open(_wrapping, Convert.FromBase64String(wrapped), Associated(owner));

    /// <param name="purpose">What the derived key is for; another purpose gives another key.</param>
    public static void Derive(ReadOnlySpan<byte> secret, string purpose, Span<byte> derived) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, secret, derived, salt: [], Encoding.UTF8.GetBytes($"envoy-registry/{purpose}/1"));

    static byte[] Associated(long owner)
    {
        var associated = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(associated, owner);
        return associated;
    }
}
