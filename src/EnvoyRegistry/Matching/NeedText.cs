using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Situations;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>
/// A need as JSON, of the shape that <c>availableEnvoys</c> takes. What is null is written too: left out it would mean
/// the default.
/// </summary>
static class NeedText
{
    static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper), new SituationId() },
    };

    public static string Write(EnvoyNeed need) => JsonSerializer.Serialize(need, s_json);

    public static EnvoyNeed Read(string need) => JsonSerializer.Deserialize<EnvoyNeed>(need, s_json)!;

    sealed class SituationId : JsonConverter<Id<Situation>>
    {
        public override Id<Situation> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            NodeId.TryParse(reader.GetString()!, out var id)
                ? new Id<Situation>(id.Value.Key) : throw new JsonException("This is no id of a situation.");

        public override void Write(Utf8JsonWriter writer, Id<Situation> id, JsonSerializerOptions options) =>
            writer.WriteStringValue(new NodeId(Situation.Prefix, id.Key).ToString());
    }
}
