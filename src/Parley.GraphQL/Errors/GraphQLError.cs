using System.Collections.Frozen;

namespace Parley.GraphQL.Errors;

/// <summary>A place in a source text: line and column count from 1, the column in UTF-16 code units.</summary>
public readonly record struct Location(int Line, int Column);

/// <summary>
/// The one error of every phase (spec section 7.1.2). Syntax faults throw it inside a <see cref="GraphQLException"/>;
/// validation and execution collect it.
/// </summary>
/// <param name="Message">What is wrong, where, and what would be right; meant for the developer of a client.</param>
public sealed record GraphQLError(string Message)
{
    /// <summary>Of one position; how many there are is told all the same.</summary>
    const int MostFaults = 50;

    /// <summary>One of <see cref="ErrorCodes"/>, written to <c>extensions.code</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Where in the document; empty when the fault has no place there.</summary>
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Response position: response keys (string) and list indexes (int), outermost first.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>
    /// Further entries of <c>extensions</c>: strings, numbers, booleans, and lists and dictionaries of these.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The SDL file a fault of the schema stands in; null for documents sent by clients.</summary>
    public string? File { get; init; }

    /// <summary>The request goes over a limit.</summary>
    /// <param name="limit">The limit's name, as settings have it but with a small first letter.</param>
    /// <param name="inputPath">Into the arguments, where one of them goes over it.</param>
    /// <param name="requested">How much was asked for, where that is known.</param>
    public static GraphQLError LimitExceeded(
        string limit, long allowed, string message, IReadOnlyList<object>? inputPath = null, long? requested = null)
    {
        var extensions = new Dictionary<string, object?> { ["limit"] = limit, ["allowed"] = allowed };
        if (inputPath is not null)
            extensions["inputPath"] = inputPath;
        if (requested is not null)
            extensions["requested"] = requested;
        return new GraphQLError(message) { Code = ErrorCodes.LimitExceeded, Extensions = extensions };
    }

    /// <summary>An argument fits its type but cannot be accepted.</summary>
    /// <param name="inputPath">From the argument's name inwards.</param>
    public static GraphQLError BadArgument(IReadOnlyList<object> inputPath, string message) => new(message)
    {
        Code = ErrorCodes.BadArgument,
        Extensions = new Dictionary<string, object?> { ["inputPath"] = inputPath },
    };

    /// <summary>
    /// The one error that a response position may have (spec 6.4.4). Of several, each stands in
    /// <c>extensions.faults</c>: its message, its code and what else its own <c>extensions</c> would have.
    /// </summary>
    /// <param name="errors">At least one.</param>
    internal static GraphQLError OfOnePosition(IReadOnlyList<GraphQLError> errors)
    {
        if (errors is [var only])
            return only;
        var all = errors.Count > MostFaults ? $"has the first {MostFaults}" : "has each";
        return new GraphQLError($"{errors.Count} faults; `extensions.faults` {all}. The first: {errors[0].Message}")
        {
            Code = errors[0].Code,
            Locations = errors[0].Locations,
            Extensions = new Dictionary<string, object?>
            {
                ["faults"] = errors.Take(MostFaults).Select(error => error.AsFault()).ToList(),
            },
        };
    }

    Dictionary<string, object?> AsFault()
    {
        var fault = new Dictionary<string, object?> { ["message"] = Message, ["code"] = Code };
        foreach (var (name, value) in Extensions ?? FrozenDictionary<string, object?>.Empty)
            fault[name] = value;
        return fault;
    }

    /// <summary><c>fleet.graphql:14:3  message</c>, the form compilers use.</summary>
    public override string ToString() => Locations is [var first, ..]
        ? $"{File ?? "document"}:{first.Line}:{first.Column}  {Message}"
        : File is null ? Message : $"{File}  {Message}";
}
