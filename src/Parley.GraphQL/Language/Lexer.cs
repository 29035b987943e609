using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Language;

/// <summary>Spec 2.1: source text to tokens. It keeps no position, so looking ahead is asking again.</summary>
readonly ref struct Lexer(Source source)
{
    const string BlockQuote = "\"\"\"";

    readonly ReadOnlySpan<char> text = source.Body;

    /// <summary>The first token at or after an offset; beyond the last one, a token of kind EndOfText.</summary>
    public Token Next(int at)
    {
        while (at < text.Length)
        {
            var c = text[at];
            switch (c)
            {
                case ' ' or ',' or '\n' or '\r' or '\t' or '\uFEFF':
                    at++;
                    continue;
                case '#':
                    at = EndOfComment(at);
                    continue;
                case '!' or '$' or '&' or '(' or ')' or ':' or '=' or '@' or '[' or ']' or '{' or '|' or '}':
                    return new Token((TokenKind)c, at, at + 1);
                case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                    return new Token(TokenKind.Name, at, EndOfName(at));
                case '-' or (>= '0' and <= '9'):
                    return ReadNumber(at);
                case '"':
                    return text[at..].StartsWith(BlockQuote) ? ReadBlockString(at) : ReadString(at);
                case '.' when text[at..].StartsWith("..."):
                    return new Token(TokenKind.Spread, at, at + 3);
                default:
                    ThrowUnexpectedCharacter(at);
                    break;
            }
        }
        return new Token(TokenKind.EndOfText, text.Length, text.Length);
    }

    public ReadOnlySpan<char> Text(Token token) => text[token.Start..token.End];

    /// <summary>A syntax error at an offset.</summary>
    [DoesNotReturn]
    public void Throw(int at, string message) => throw new GraphQLException(new GraphQLError(message)
    {
        Code = ErrorCodes.Syntax,
        Locations = [source.LocationAt(at)],
        File = source.File,
    });

    // Stops before a character that is no source character, for Next to refuse.
    int EndOfComment(int at)
    {
        while (at < text.Length && text[at] is not ('\n' or '\r') && Width(at) is > 0 and var width)
            at += width;
        return at;
    }

    int EndOfName(int at)
    {
        while (IsNameStart(Char(at)) || char.IsAsciiDigit(Char(at)))
            at++;
        return at;
    }

    Token ReadNumber(int start)
    {
        var kind = TokenKind.Int;
        var at = Char(start) == '-' ? start + 1 : start;
        if (Char(at) != '0')
            at = EndOfDigits(at);
        else if (char.IsAsciiDigit(Char(++at)))
            Throw(at, "A number other than 0 does not start with 0.");
        if (Char(at) == '.')
        {
            kind = TokenKind.Float;
            at = EndOfDigits(at + 1);
        }
        if (Char(at) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            at = EndOfDigits(Char(at + 1) is '+' or '-' ? at + 2 : at + 1);
        }
        // Else `0xF1` would be the number 0 and the name xF1.
        if (Char(at) == '.' || IsNameStart(Char(at)))
            Throw(at, $"A number must not run into {Describe(at)}; put a space between.");
        return new Token(kind, start, at);
    }

    int EndOfDigits(int at)
    {
        if (!char.IsAsciiDigit(Char(at)))
            Throw(at, $"Expected a digit, found {Describe(at)}.");
        while (char.IsAsciiDigit(Char(at)))
            at++;
        return at;
    }

    Token ReadString(int start)
    {
        StringBuilder? unescaped = null;
        var at = start + 1;
        var copied = at;
        while (at < text.Length && text[at] is not ('\n' or '\r'))
        {
            if (text[at] == '"')
            {
                var rest = text[copied..at];
                var value = unescaped is null ? rest.ToString() : unescaped.Append(rest).ToString();
                return new Token(TokenKind.String, start, at + 1, value);
            }
            if (text[at] == '\\')
            {
                unescaped = (unescaped ?? new StringBuilder()).Append(text[copied..at]);
                copied = at = ReadEscape(at, unescaped);
            }
            else
            {
                at += WidthInString(at);
            }
        }
        Throw(at, "The string is not closed: expected a double quote (\") on the same line.");
        return default;
    }

    /// <returns>The offset behind the escape sequence.</returns>
    int ReadEscape(int at, StringBuilder into)
    {
        if (Char(at + 1) == 'u')
            return Char(at + 2) == '{' ? ReadBracedEscape(at, into) : ReadFixedEscape(at, into);
        into.Append(Char(at + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => ThrowUnknownEscape(at),
        });
        return at + 2;
    }

    // \u{1F4A9}
    int ReadBracedEscape(int at, StringBuilder into)
    {
        var digits = text[(at + 3)..];
        var length = digits.IndexOf('}');
        var scalar = length < 0 ? null : Hex(digits[..length]);
        if (scalar is null || !Rune.IsValid(scalar.Value))
            ThrowInvalidUnicodeEscape(at, length is >= 0 and <= 8 ? length + 4 : 11);
        into.Append(new Rune(scalar.Value).ToString());
        return at + length + 4;
    }

    // \u00E9, or \uD83D\uDCA9 for a surrogate pair
    int ReadFixedEscape(int at, StringBuilder into)
    {
        var unit = (char?)Hex(Four(at + 2));
        if (unit is null || char.IsLowSurrogate(unit.Value))
            ThrowInvalidUnicodeEscape(at, 6);
        into.Append(unit.Value);
        if (!char.IsHighSurrogate(unit.Value))
            return at + 6;

        var second = text[(at + 6)..].StartsWith("\\u") ? (char?)Hex(Four(at + 8)) : null;
        if (second is null || !char.IsLowSurrogate(second.Value))
            ThrowInvalidUnicodeEscape(at, 6);
        into.Append(second.Value);
        return at + 12;
    }

    ReadOnlySpan<char> Four(int at) => at + 4 <= text.Length ? text.Slice(at, 4) : [];

    static uint? Hex(ReadOnlySpan<char> digits) =>
        uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    Token ReadBlockString(int start)
    {
        var at = start + BlockQuote.Length;
        while (at < text.Length)
        {
            if (text[at] == '"' && text[at..].StartsWith(BlockQuote))
            {
                var raw = text[(start + BlockQuote.Length)..at].ToString();
                return new Token(TokenKind.BlockString, start, at + BlockQuote.Length, BlockString.Value(raw));
            }
            at += text[at] == '\\' && text[(at + 1)..].StartsWith(BlockQuote)
                ? 1 + BlockQuote.Length
                : WidthInString(at);
        }
        Throw(at, "The block string is not closed: expected three double quotes (\"\"\").");
        return default;
    }

    int WidthInString(int at)
    {
        var width = Width(at);
        if (width == 0)
            Throw(at, $"A string cannot hold {Describe(at)}.");
        return width;
    }

    // UTF-16 units of a source character, which is a Unicode scalar value (spec 2.1.1); 0 for half a surrogate pair.
    int Width(int at) => !char.IsSurrogate(text[at]) ? 1 : char.IsSurrogatePair(text[at], Char(at + 1)) ? 2 : 0;

    char Char(int at) => at < text.Length ? text[at] : '\0';

    static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    string Describe(int at)
    {
        if (at >= text.Length)
            return "the end of the text";
        if (text[at] is > ' ' and < '\x7F' and var c)
            return c == '"' ? "'\"'" : $"\"{c}\"";
        return Rune.TryGetRuneAt(source.Body, at, out var rune)
            ? $"character U+{rune.Value:X4}"
            : $"half of a surrogate pair, U+{(int)text[at]:X4}";
    }

    [DoesNotReturn]
    void ThrowUnexpectedCharacter(int at) => Throw(at, text[at] switch
    {
        '\'' => "Strings are written in double quotes (\"), not in single ones (').",
        '.' when Char(at + 1) == '.' => "Expected \"...\", found \"..\".",
        '.' when char.IsAsciiDigit(Char(at + 1)) => "A number needs a digit before \".\", as in 0.5.",
        _ => $"Unexpected {Describe(at)}.",
    });

    [DoesNotReturn]
    char ThrowUnknownEscape(int at)
    {
        Throw(at, $"Unknown escape: \"\\\" followed by {Describe(at + 1)}. A backslash is written \\\\.");
        return default;
    }

    [DoesNotReturn]
    void ThrowInvalidUnicodeEscape(int at, int length)
    {
        var escape = text.Slice(at, Math.Min(length, text.Length - at));
        if (escape.IndexOfAny('"', '\n', '\r') is >= 0 and var end)
            escape = escape[..end];
        Throw(at, $"\"{escape}\" is no Unicode escape: write \\u and four hexadecimal digits, or \\u{{…}} around " +
            "the number of a Unicode scalar value.");
    }
}
