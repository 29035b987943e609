using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;

namespace EnvoyRegistry.Papers;

/// <summary>
/// Asks for an entry as any caller asks for it, by an operation of the API: so there is one place that decides what is
/// seen, and one that puts on record who looked.
/// </summary>
sealed class EntryQuestion(Engine engine)
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <param name="document">
    /// An operation with the variable <c>$id</c>; always the same bytes, which have their plan.
    /// </param>
    /// <returns>The data of the answer, which must have no errors.</returns>
    public async Task<T> AskAsync<T>(
        ReadOnlyMemory<byte> document, long person, IServiceProvider services, CancellationToken cancellation)
    {
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest
            {
                Document = document,
                Variables = JsonSerializer.SerializeToElement(new { id = PersonId.Of(person) }),
            },
            services, cancellation);
        return response.Status is ResponseStatus.Ok
            ? JsonSerializer.Deserialize<Answer<T>>(response.Body.Span, s_json)!.Data
            : throw new InvalidOperationException($"An entry could not be read: {response.Status}.");
    }

    sealed record Answer<T>(T Data);
}
