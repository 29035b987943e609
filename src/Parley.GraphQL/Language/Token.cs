namespace Parley.GraphQL.Language;

/// <summary>The tokens of spec 2.1.6; a punctuator's kind is its first character.</summary>
enum TokenKind : byte
{
    EndOfText,
    Name,
    Int,
    Float,
    String,
    BlockString,
    Bang = (byte)'!',
    Dollar = (byte)'$',
    Ampersand = (byte)'&',
    ParenOpen = (byte)'(',
    ParenClose = (byte)')',
    Spread = (byte)'.',
    Colon = (byte)':',
    Equals = (byte)'=',
    At = (byte)'@',
    BracketOpen = (byte)'[',
    BracketClose = (byte)']',
    BraceOpen = (byte)'{',
    Pipe = (byte)'|',
    BraceClose = (byte)'}',
}

/// <param name="Value">What a string means (spec 2.9.4); null for all other tokens, whose text is their value.</param>
readonly record struct Token(TokenKind Kind, int Start, int End, string? Value = null);
