using System.ComponentModel.DataAnnotations;

namespace Parley.GraphQL.Language;

/// <summary>Bounds a text must stay within to be parsed at all.</summary>
/// <param name="MaxTokens">Tokens in the text, punctuation included, comments not.</param>
/// <param name="MaxDepth">
/// Nesting of selection sets, list and object values and list types; at most <see cref="HighestMaxDepth"/>.
/// </param>
/// <param name="MaxDirectives">
/// Directives in the text: each is looked up, checked and compared with its neighbours.
/// </param>
public sealed record ParserLimits(
    int MaxTokens = 15_000, int MaxDepth = 64, [property: Range(0, int.MaxValue)] int MaxDirectives = 500)
{
    /// <summary>
    /// The parser recurses, as all later stages do over its tree, and .NET cannot catch a stack overflow: so the depth
    /// can be widened, but not without end.
    /// </summary>
    internal const int HighestMaxDepth = 500;

    internal static ParserLimits Sdl { get; } = new(int.MaxValue, MaxDirectives: int.MaxValue);

    [Range(1, HighestMaxDepth)]
    public int MaxDepth { get; init => field = Checked(value); } = Checked(MaxDepth);

    static int Checked(int maxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, HighestMaxDepth);
        return maxDepth;
    }
}

/// <summary>The grammar of spec sections 2 and 3.</summary>
static class Parser
{
    /// <exception cref="Errors.GraphQLException">
    /// The text breaks the grammar or a limit; one error with its exact place.
    /// </exception>
    public static DocumentNode Parse(Source source, ParserLimits? limits = null) =>
        new Grammar(source, limits).ParseDocument();

    /// <summary>A value alone; it may hold variables unless <paramref name="isConst"/>.</summary>
    /// <inheritdoc cref="Parse"/>
    public static ValueNode ParseValue(Source source, bool isConst = true, ParserLimits? limits = null) =>
        new Grammar(source, limits).ParseWhole(static (ref g, isConst) => g.ParseValue(isConst), isConst);

    /// <summary>A type reference alone: <c>[Ship!]!</c>.</summary>
    /// <inheritdoc cref="Parse"/>
    public static TypeNode ParseType(Source source, ParserLimits? limits = null) =>
        new Grammar(source, limits).ParseWhole(static (ref g, _) => g.ParseType());
}
