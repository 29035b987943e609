using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Audit;

/// <summary>The payloads of mutations as they are kept for a repetition.</summary>
static class StoredPayload
{
    static readonly JsonSerializerOptions s_json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheErrors } },
    };

    public static byte[] Write<TPayload>(TPayload payload) where TPayload : IPayload =>
        JsonSerializer.SerializeToUtf8Bytes(payload, s_json);

    public static TPayload Read<TPayload>(byte[] stored) where TPayload : class, IPayload =>
        JsonSerializer.Deserialize<TPayload>(stored, s_json)!;

    static void NameTheErrors(JsonTypeInfo type)
    {
        if (type.Type != typeof(UserError))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var error in typeof(UserError).Assembly.GetTypes().Where(t => t.BaseType == typeof(UserError)))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(error, error.Name));
    }
}
