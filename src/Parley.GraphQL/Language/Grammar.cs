using System.Diagnostics.CodeAnalysis;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Language;

/// <summary>Reads one production, in the kind that the specification's [Const] says.</summary>
delegate T Production<out T>(ref Grammar grammar, bool isConst);

/// <summary>
/// Recursive descent: a method for each production of spec appendix C, in its order; <c>Grammar.TypeSystem.cs</c> has
/// section 3. This file has what they are made of. One token is read ahead, so a faulty token is reported as soon as
/// the one before it is taken.
/// </summary>
ref partial struct Grammar
{
    readonly Source source;
    readonly ParserLimits limits;
    readonly Lexer lexer;
    Token token;
    int lastEnd;
    int tokens;
    int depth;
    int directiveCount;

    public Grammar(Source source, ParserLimits? limits)
    {
        this.source = source;
        this.limits = limits ?? new ParserLimits();
        lexer = new Lexer(source);
        Advance();
    }

    /// <summary>The production and nothing behind it.</summary>
    public T ParseWhole<T>(Production<T> production, bool isConst = false)
    {
        var node = production(ref this, isConst);
        Expect(TokenKind.EndOfText);
        return node;
    }

    void Advance()
    {
        lastEnd = token.End;
        token = lexer.Next(token.End);
        if (token.Kind != TokenKind.EndOfText && ++tokens > limits.MaxTokens)
            ThrowLimit("maxTokens", limits.MaxTokens, $"The document has more than {limits.MaxTokens} tokens.");
    }

    // Called on the opening token of all that can hold its like; Leave is called behind the closing one.
    void Enter()
    {
        if (++depth > limits.MaxDepth)
            ThrowLimit("maxDepth", limits.MaxDepth, $"The document is nested more than {limits.MaxDepth} levels deep.");
    }

    void Leave() => depth--;

    readonly Span SpanFrom(int start) => new(start, lastEnd);

    readonly string Text => lexer.Text(token).ToString();

    readonly bool At(TokenKind kind) => token.Kind == kind;

    /// <summary>The name at hand, to compare with keywords; empty before any other token.</summary>
    readonly ReadOnlySpan<char> Keyword => At(TokenKind.Name) ? lexer.Text(token) : [];

    void Expect(TokenKind kind)
    {
        if (!Take(kind))
            ThrowExpected(Describe(kind));
    }

    bool Take(TokenKind kind)
    {
        if (token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    void ExpectKeyword(string keyword)
    {
        if (!TakeKeyword(keyword))
            ThrowExpected($"\"{keyword}\"");
    }

    bool TakeKeyword(ReadOnlySpan<char> keyword)
    {
        if (!Keyword.SequenceEqual(keyword))
            return false;
        Advance();
        return true;
    }

    /// <summary>One or more items between brackets.</summary>
    T[] Many<T>(TokenKind open, Production<T> item, TokenKind close, bool isConst = false)
    {
        var opening = token;
        Expect(open);
        if (At(close))
            ThrowEmpty(opening);
        return Items(opening, item, close, isConst);
    }

    /// <summary>Nothing at all, or one or more items between brackets.</summary>
    T[] OptionalMany<T>(TokenKind open, Production<T> item, TokenKind close, bool isConst = false) =>
        At(open) ? Many(open, item, close, isConst) : [];

    /// <summary>Any number of items between brackets, none included.</summary>
    T[] Any<T>(TokenKind open, Production<T> item, TokenKind close, bool isConst)
    {
        var opening = token;
        Expect(open);
        return Items(opening, item, close, isConst);
    }

    T[] Items<T>(Token opening, Production<T> item, TokenKind close, bool isConst)
    {
        if (Take(close))
            return [];
        var items = new List<T>();
        do
        {
            if (At(TokenKind.EndOfText))
                ThrowUnclosed(opening, close);
            items.Add(item(ref this, isConst));
        }
        while (!Take(close));
        return items.ToArray();
    }

    /// <summary>One or more items with a delimiter between them and, for looks, before the first.</summary>
    T[] Delimited<T>(TokenKind delimiter, Production<T> item)
    {
        Take(delimiter);
        var items = new List<T>();
        do
            items.Add(item(ref this, false));
        while (Take(delimiter));
        return items.ToArray();
    }

    [DoesNotReturn]
    readonly void ThrowExpected(string expected) =>
        lexer.Throw(token.Start, $"Expected {expected}, found {Describe(token)}.");

    [DoesNotReturn]
    readonly void ThrowEmpty(Token opening) => lexer.Throw(
        token.Start,
        $"Found nothing between {Describe(opening)} and {Describe(token)}; leave both out or put something in.");

    [DoesNotReturn]
    readonly void ThrowUnclosed(Token opening, TokenKind close)
    {
        var (line, column) = source.LocationAt(opening.Start);
        ThrowExpected($"{Describe(close)} to close the {Describe(opening)} at {line}:{column}");
    }

    [DoesNotReturn]
    readonly void ThrowLimit(string limit, int allowed, string message) =>
        throw new GraphQLException(GraphQLError.LimitExceeded(limit, allowed, message) with
        {
            Locations = [source.LocationAt(token.Start)],
            File = source.File,
        });

    static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfText => "the end of the text",
        TokenKind.Name => "a name",
        TokenKind.Int or TokenKind.Float => "a number",
        TokenKind.String or TokenKind.BlockString => "a string",
        TokenKind.Spread => "\"...\"",
        _ => $"\"{(char)kind}\"",
    };

    readonly string Describe(Token found) => found.Kind switch
    {
        TokenKind.Name => $"the name \"{Shortened(lexer.Text(found))}\"",
        TokenKind.Int or TokenKind.Float => $"the number {Shortened(lexer.Text(found))}",
        TokenKind.String or TokenKind.BlockString => $"the string \"{Shortened(found.Value)}\"",
        _ => Describe(found.Kind),
    };

    // A message quotes what it found, not a whole essay.
    static string Shortened(ReadOnlySpan<char> text) => text.Length <= 60 ? text.ToString() : $"{text[..60]}…";
}
