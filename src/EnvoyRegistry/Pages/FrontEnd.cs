using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Contract;
using Parley.GraphQL;
using Parley.GraphQL.Execution;

namespace EnvoyRegistry.Pages;

/// <summary>
/// Asks and acts as any front end does, by operations of the API: so there is one place that decides what is seen and
/// what is done, and one that puts on record who looked.
/// </summary>
sealed class FrontEnd(Engine engine)
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <param name="document">One operation; always the same bytes, which have their plan.</param>
    /// <returns>The data of the answer, which must have no errors.</returns>
    public async Task<T> AskAsync<T>(ReadOnlyMemory<byte> document, object variables, HttpContext http)
    {
        using var response = await ExecuteAsync(document, variables, http);
        return response.Status is ResponseStatus.Ok
            ? JsonSerializer.Deserialize<Answer<T>>(response.Body.Span, s_json)!.Data
            : throw new InvalidOperationException($"What a page shows could not be read: {response.Status}.");
    }

    /// <param name="document">One mutation of one field, which selects <c>errors { code message }</c>.</param>
    /// <returns>What stands against it, for people; empty when it was done.</returns>
    public async Task<IReadOnlyList<string>> DoAsync(ReadOnlyMemory<byte> document, object variables, HttpContext http)
    {
        using var response = await ExecuteAsync(document, variables, http);
        var answer = JsonSerializer.Deserialize<Answer<Dictionary<string, Payload>>>(response.Body.Span, s_json)!;
        return [.. (answer.Errors ?? answer.Data.Values.Single().Errors).Select(error => error.ForPeople)];
    }

    ValueTask<GraphQLResponse> ExecuteAsync(ReadOnlyMemory<byte> document, object variables, HttpContext http) =>
        engine.ExecuteAsync(
            new GraphQLRequest
            {
                Document = document,
                Variables = JsonSerializer.SerializeToElement(variables, s_json),
            },
            http.RequestServices, http.RequestAborted);

    sealed record Answer<T>(T Data, IReadOnlyList<Fault>? Errors = null);

    sealed record Payload(IReadOnlyList<Fault> Errors);

    sealed record Fault(string Message, UserErrorCode? Code = null)
    {
        /// <summary>
        /// Without what is for programs: the version there is, and where in the input something stands.
        /// </summary>
        public string ForPeople => Code is UserErrorCode.StaleVersion
            ? "It was changed meanwhile, perhaps in another window. Look at it as it is now, and say it again."
            : Message.StartsWith("Variable `$input`", StringComparison.Ordinal)
                && Message.IndexOf("`: ", StringComparison.Ordinal) is > 0 and var place
                ? Message[(place + "`: ".Length)..] : Message;
    }
}
