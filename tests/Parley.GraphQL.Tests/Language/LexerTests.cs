using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Fact]
    public void Punctuators_names_and_values_are_told_apart() =>
        Kinds("! $ & ( ) ... : = @ [ ] { | } name 1 1.5 \"s\" \"\"\"b\"\"\"").ShouldBe(
        [
            TokenKind.Bang, TokenKind.Dollar, TokenKind.Ampersand, TokenKind.ParenOpen, TokenKind.ParenClose,
            TokenKind.Spread, TokenKind.Colon, TokenKind.Equals, TokenKind.At, TokenKind.BracketOpen,
            TokenKind.BracketClose, TokenKind.BraceOpen, TokenKind.Pipe, TokenKind.BraceClose, TokenKind.Name,
            TokenKind.Int, TokenKind.Float, TokenKind.String, TokenKind.BlockString,
        ]);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n,\uFEFF")]
    [InlineData("# all of this { is } \"\"\" a comment")]
    [InlineData("#one\r#two\n#three\r\n")]
    public void Ignored_tokens_are_no_tokens(string text) => Kinds(text).ShouldBeEmpty();

    [Fact]
    public void A_comment_ends_with_its_line() =>
        Kinds("#{\ra#{\nb#{\r\nc").ShouldBe([TokenKind.Name, TokenKind.Name, TokenKind.Name]);

    [Fact]
    public void The_end_is_met_again_and_again()
    {
        var lexer = new Lexer(new Source("a "));
        var end = lexer.Next(1);

        end.ShouldBe(new Token(TokenKind.EndOfText, 2, 2));
        lexer.Next(end.End).ShouldBe(end);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("-0", false)]
    [InlineData("9007199254740993", false)]
    [InlineData("0.0", true)]
    [InlineData("-1.50", true)]
    [InlineData("1e5", true)]
    [InlineData("0E-0", true)]
    [InlineData("6.0221413e+23", true)]
    public void Numbers_reach_to_their_last_digit(string text, bool isFloat) =>
        new Lexer(new Source(text + "]")).Next(0)
            .ShouldBe(new Token(isFloat ? TokenKind.Float : TokenKind.Int, 0, text.Length));

    [Theory]
    [InlineData("""
        ""
        """, "")]
    [InlineData("""
        "simple, with # and no 'escapes'"
        """, "simple, with # and no 'escapes'")]
    [InlineData("""
        "\"\\\/\b\f\n\r\t"
        """, "\"\\/\b\f\n\r\t")]
    [InlineData("""
        "\u0041\u00e9\u00E9\u0000\uFFFF"
        """, "Aéé\0\uFFFF")]
    [InlineData("""
        "\uD83D\uDE00"
        """, "😀")]
    [InlineData("""
        "\u{1F600}\u{41}\u{0}\u{10FFFF}"
        """, "😀A\0\U0010FFFF")]
    [InlineData("""
        "\u{000000000000000041}"
        """, "A")]
    [InlineData("""
        "a\nb\u0041c"
        """, "a\nbAc")]
    [InlineData("""
        "😀 ünescaped"
        """, "😀 ünescaped")]
    public void A_string_means_its_text_with_escapes_resolved(string written, string meant) =>
        new Lexer(new Source(written)).Next(0).ShouldBe(new Token(TokenKind.String, 0, written.Length, meant));

    // Written here as < and > are the halves that make 😀, which neither attributes nor JSON can carry alone.
    [Theory]
    [InlineData("<", 1)]
    [InlineData(">", 1)]
    [InlineData("a ><", 3)]
    [InlineData("\"<\"", 2)]
    [InlineData("\"a>\"", 3)]
    [InlineData("\"\"\"<x\"\"\"", 4)]
    [InlineData("\"\"\"<", 4)]
    [InlineData("#<", 2)]
    [InlineData("# <>>", 5)]
    [InlineData("\"\\<\"", 2)]
    public void Half_a_surrogate_pair_is_refused(string text, int column)
    {
        var halves = text.Replace('<', '\uD83D').Replace('>', '\uDE00');

        var error = Should.Throw<GraphQLException>(() => Kinds(halves)).Errors.ShouldHaveSingleItem();

        error.Locations.ShouldBe([new Location(1, column)]);
        error.Message.ShouldContain("half of a surrogate pair");
    }

    static List<TokenKind> Kinds(string text)
    {
        var lexer = new Lexer(new Source(text));
        var kinds = new List<TokenKind>();
        for (var token = lexer.Next(0); token.Kind != TokenKind.EndOfText; token = lexer.Next(token.End))
            kinds.Add(token.Kind);
        return kinds;
    }
}
