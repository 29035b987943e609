using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Execution;

namespace EnvoyRegistry.Audit;

/// <summary>A request with an <c>Idempotency-Key</c> while it is served.</summary>
sealed class RepeatableOperation
{
    readonly byte[] _key;

    RepeatableOperation(string id, string caller, string fingerprint, byte[] key) =>
        (Id, Caller, Fingerprint, _key) = (id, caller, fingerprint, key);

    public string Id { get; }
    public string Caller { get; }
    public string Fingerprint { get; }

    /// <summary>How many mutation fields have run.</summary>
    public int Steps { get; private set; }

    /// <summary>The number of the mutation field that runs now: they run one after the other.</summary>
    public int NextStep() => ++Steps;

    public static RepeatableOperation Identify(
        Keyring keys, RegistryDb db, Caller caller, string key, in GraphQLRequest request) => Identify(
            keys, db, caller, key, Text(SHA256.HashData(request.Document.Span)), request.OperationName ?? "",
            request.Variables.ValueKind is System.Text.Json.JsonValueKind.Object
                ? System.Text.Json.JsonSerializer.Serialize(request.Variables) : "");

    /// <param name="request">What makes it this request and no other.</param>
    public static RepeatableOperation Identify(
        Keyring keys, RegistryDb db, Caller caller, string key, params ReadOnlySpan<string> request)
    {
        Span<byte> register = stackalloc byte[Sealing.KeyLength];
        keys.Derive(db, "idempotency", register);
        var who = $"{(int)caller.Role}/{caller.ParticipantId}/{caller.PersonId}/{caller.TokenId}/{caller.Name}";
        var operation = new RepeatableOperation(
            Text(Hash(register, "id", who, key)),
            Text(Hash(register, "caller", who)),
            Text(Hash(register, ["request", .. request])),
            Hash(register, "seal", who, key));
        CryptographicOperations.ZeroMemory(register);
        return operation;
    }

    /// <param name="place">Which of the things kept of this request it is.</param>
    public byte[] Seal(string place, ReadOnlySpan<byte> value) => Sealing.Seal(_key, value, Associated(place));

    public byte[] Open(string place, ReadOnlySpan<byte> value) => Sealing.Open(_key, value, Associated(place));

    byte[] Associated(string place) => Encoding.UTF8.GetBytes($"{Id}/{place}");

    // Each part by its length, so that no two lists of parts are the same bytes.
    static byte[] Hash(ReadOnlySpan<byte> key, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }

    static string Text(ReadOnlySpan<byte> hash) => Convert.ToBase64String(hash);
}
