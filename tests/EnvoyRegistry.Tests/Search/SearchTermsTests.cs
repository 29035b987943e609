using EnvoyRegistry.Search;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Tests.Search;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("Nguyễn Đức", "\"nguyen\"* AND \"duc\"*")]
    [InlineData("明石 yasu", "\"明 石\" AND \"yasu\"*")]
    [InlineData("明 石", "\"明\" AND \"石\"")] // apart: in any order
    [InlineData("a AND b OR \"c", "\"a\"* AND \"and\"* AND \"b\"* AND \"or\"* AND \"c\"*")]
    [InlineData("NEAR(x, 5) name:y ^z -w*",
        "\"near\"* AND \"x\"* AND \"5\"* AND \"name\"* AND \"y\"* AND \"z\"* AND \"w\"*")]
    public void Words_are_quoted_and_runs_are_phrases(string text, string match) =>
        SearchTerms.Parse(text, "search").Match.ShouldBe(match);

    [Theory]
    [InlineData("")]
    [InlineData(" \"*()-^:'\u0000 ")]
    public void Nothing_to_search_for_is_refused(string text) =>
        Refusal(text).ShouldContain("at least one letter or digit");

    [Fact]
    public void A_search_has_a_longest_length() =>
        Refusal(new string('a', 201)).ShouldBe("`search` takes at most 200 characters; 201 were given.");

    static string Refusal(string text)
    {
        var error =
            Should.Throw<GraphQLException>(() => SearchTerms.Parse(text, "search")).Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(ErrorCodes.BadArgument);
        error.Extensions!["inputPath"].ShouldBe(new object[] { "search" });
        return error.Message;
    }
}
