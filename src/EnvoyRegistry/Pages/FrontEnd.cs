using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using Microsoft.AspNetCore.Http.Features;
using Parley.GraphQL;
using Parley.GraphQL.Errors;
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
            ? JsonSerializer.Deserialize<Answer<T>>(response.Body.Span, s_json)!.Data!
            : throw new InvalidOperationException($"What a page shows could not be read: {response.Status}.");
    }

    /// <summary>
    /// For a page that many sorts of callers see: what this one may not see is null, and no fault.
    /// </summary>
    /// <param name="document">One query.</param>
    /// <returns>No data, and why, where the query cannot be meant as it stands, such as for an id of nothing.</returns>
    /// <exception cref="InvalidOperationException">The answer has an error that no caller can help.</exception>
    public async Task<Looked<T>> LookAsync<T>(ReadOnlyMemory<byte> document, object variables, HttpContext http)
        where T : class
    {
        using var response = await ExecuteAsync(document, variables, http);
        var answer = JsonSerializer.Deserialize<Answer<T>>(response.Body.Span, s_json)!;
        var faults = (answer.Errors ?? []).SelectMany(error => error.Faults)
            .Where(fault => fault.Code is not (RegistryErrorCodes.Forbidden or RegistryErrorCodes.Unauthenticated))
            .ToList();
        if (faults.Find(f => f.Code is not (ErrorCodes.BadArgument or ErrorCodes.BadVariable
                or ErrorCodes.LimitExceeded)) is { } fault)
            throw new InvalidOperationException($"What a page shows could not be read: {fault.Code}.");
        return new Looked<T>(faults.Count == 0 ? answer.Data : null, faults);
    }

    /// <summary>
    /// What another caller would be shown, for somebody who asks what others see of her or him. It is nobody's look, so
    /// it is not put on record as one.
    /// </summary>
    /// <param name="other">Marked as a preview.</param>
    /// <param name="document">One query, about what is the reader's own.</param>
    public async Task<T?> PreviewAsync<T>(
        Caller other, ReadOnlyMemory<byte> document, object variables, HttpContext http) where T : class
    {
        var reader = http.Features.GetRequiredFeature<Caller>();
        http.Features.Set(other with { IsPreview = true });
        try
        {
            return (await LookAsync<T>(document, variables, http)).Data;
        }
        finally
        {
            http.Features.Set(reader);
        }
    }

    /// <param name="document">
    /// One mutation of one field, which selects <c>errors { code message }</c>, and <c>path</c> where its form shows
    /// faults at its fields.
    /// </param>
    /// <returns>What stands against it; empty when it was done.</returns>
    public async Task<IReadOnlyList<Fault>> DoAsync(
        ReadOnlyMemory<byte> document, object variables, HttpContext http) =>
        (await ActAsync(document, variables, http)).Faults;

    /// <inheritdoc cref="DoAsync"/>
    /// <returns>What stands against it, and what the mutation was asked to tell of its result.</returns>
    public async Task<(IReadOnlyList<Fault> Faults, JsonElement Payload)> ActAsync(
        ReadOnlyMemory<byte> document, object variables, HttpContext http)
    {
        using var response = await ExecuteAsync(document, variables, http);
        var answer = JsonSerializer.Deserialize<Answer<Dictionary<string, JsonElement>>>(response.Body.Span, s_json)!;
        if (answer.Errors is { } errors)
            return ([.. errors.SelectMany(error => error.Faults)], default);
        var payload = answer.Data!.Values.Single();
        return ([.. payload.Deserialize<Payload>(s_json)!.Errors.Select(error => error.AsFault)], payload);
    }

    ValueTask<GraphQLResponse> ExecuteAsync(ReadOnlyMemory<byte> document, object variables, HttpContext http) =>
        engine.ExecuteAsync(
            new GraphQLRequest
            {
                Document = document,
                Variables = JsonSerializer.SerializeToElement(variables, s_json),
            },
            http.RequestServices, http.RequestAborted);

    sealed record Answer<T>(T? Data, IReadOnlyList<Error>? Errors = null);

    sealed record Error(string Message, Extensions? Extensions)
    {
        public IEnumerable<Fault> Faults => Extensions?.Faults is { } several
            ? several.Select(one => Fault.Of(one.Message, one.Code, one.InputPath))
            : [Fault.Of(Message, Extensions?.Code, Extensions?.InputPath)];
    }

    sealed record Extensions(string? Code, IReadOnlyList<JsonElement>? InputPath, IReadOnlyList<OneOfMany>? Faults);

    sealed record OneOfMany(string Message, string? Code, IReadOnlyList<JsonElement>? InputPath);

    sealed record Payload(IReadOnlyList<Refusal> Errors);

    sealed record Refusal(string Message, string Code, IReadOnlyList<string>? Path = null, Rested? Rule = null)
    {
        public Fault AsFault => new(string.Join('.', Path ?? []), Message, Code, Rule?.Code);
    }

    sealed record Rested(string Code);
}

/// <summary>What was read, or why nothing was.</summary>
sealed record Looked<T>(T? Data, IReadOnlyList<Fault> Faults);

/// <summary>What stands against something that was asked or sent.</summary>
/// <param name="Place">The field of the form, named by its path in the input; empty where it concerns the
/// whole.</param>
/// <param name="Text">As the API says it.</param>
/// <param name="Rule">The rule of the ARF that it rests on, such as <c>R16</c>.</param>
public sealed record Fault(string Place, string Text, string? Code = null, string? Rule = null)
{
    const string Stale = "STALE_VERSION";

    /// <summary>Somebody else was quicker.</summary>
    public bool IsStale => Code is Stale;

    /// <summary>
    /// Without what is for programs: the version there is, names of variables, where in the input something stands.
    /// </summary>
    public string ForPeople => IsStale
        ? "It was changed meanwhile, perhaps in another window. Look at it as it is now, and say it again."
        : Code is RegistryErrorCodes.KeyReused or RegistryErrorCodes.AnswerRevoked
            ? "This form was sent before. Look at what became of it; to do it once more, open the form anew."
        : Text.StartsWith("Variable `$", StringComparison.Ordinal)
            && Text.IndexOf("`: ", StringComparison.Ordinal) is > 0 and var place
            ? Text[(place + "`: ".Length)..]
        // The place in the input, where the sentence begins with it; the fault stands at its field.
        : Text.StartsWith('`') && Text.IndexOf("` ", StringComparison.Ordinal) is > 0 and var end
            ? $"This {Text[(end + "` ".Length)..]}" : Text;

    internal static Fault Of(string text, string? code, IReadOnlyList<JsonElement>? inputPath) =>
        // The path begins at the argument, and all forms send one argument.
        new(string.Join('.', (inputPath ?? []).Skip(1).Select(step => step.ToString())), text, code);
}
