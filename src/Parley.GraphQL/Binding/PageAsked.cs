using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Binding;

/// <summary>
/// Which page of a connection is asked for, as the arguments of its field say (Relay Cursor Connections).
/// </summary>
/// <param name="Size">How many rows at most; 0 asks for what there is to know besides the rows.</param>
/// <param name="IsBackward">Whether the page is counted from the end of the list, or back from the cursor.</param>
/// <param name="Cursor">Beyond which the page begins; null for the first page, or the last.</param>
public sealed record PageAsked(int Size, bool IsBackward, string? Cursor)
{
    /// <summary>The argument that gave <see cref="Cursor"/>, for messages about it.</summary>
    public string CursorArgument => IsBackward ? "before" : "after";

    /// <param name="usual">The size of a page when none is asked for.</param>
    /// <param name="most">The size of the largest page.</param>
    /// <exception cref="GraphQLException">The arguments contradict each other, or ask for too much.</exception>
    public static PageAsked Read(int? first, string? after, int? last, string? before, int usual, int most)
    {
        if (first is not null && last is not null)
            throw Refused("last", "`first` and `last` ask for two different pages; give one of them.");
        var isBackward = last is not null || (first is null && before is not null);
        if (isBackward && after is not null)
            throw Refused("after", "`after` goes with `first`; with `last` give `before`.");
        if (!isBackward && before is not null)
            throw Refused("before", "`before` goes with `last`; with `first` give `after`.");

        var size = first ?? last ?? usual;
        var name = isBackward ? "last" : "first";
        var message = $"`{name}` takes a number from 0 to {most}; {size} was asked for.";
        if (size < 0)
            throw Refused(name, message);
        if (size > most)
            throw new GraphQLException(GraphQLError.LimitExceeded("maxPageSize", most, message, inputPath: [name]));
        return new PageAsked(size, isBackward, isBackward ? before : after);
    }

    static GraphQLException Refused(string argument, string message) =>
        new(GraphQLError.BadArgument([argument], message));
}
