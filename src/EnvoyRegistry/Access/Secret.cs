using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EnvoyRegistry.Access;

/// <summary>
/// What tells a caller apart from everybody else: 256 random bits behind a prefix by which people, and programs that
/// look for leaked secrets, know what they have found. Nothing is guessed of 256 bits, so a plain hash keeps them.
/// </summary>
static class Secret
{
    public const string OfToken = "envoy_";
    public const string OfLink = "link_";
    public const string OfSession = "session_";

    public const int HashLength = SHA256.HashSizeInBytes;

    const int Bytes = 32;
    const int Digits = Bytes * 2;

    static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    public static string New(string prefix) =>
        prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether it is written as one; only then is it worth hashing.</summary>
    public static bool Looks(string prefix, ReadOnlySpan<char> text) =>
        text.Length == prefix.Length + Digits
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && !text[prefix.Length..].ContainsAnyExcept(s_digits);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
