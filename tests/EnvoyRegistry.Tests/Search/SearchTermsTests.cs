using EnvoyRegistry.Search;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Tests.Search;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("Nguyễn", "\"nguyen\"*")]
    [InlineData("Nguyễn Đức", "(\"nguyen\"* OR \"nguyenduc\"*) AND (\"duc\"* OR \"nguyenduc\"*)")]
    [InlineData("明石 yasu", "\"明 石\" AND \"yasu\"*")]
    [InlineData("明 石", "\"明\" AND \"石\"")] // apart: in any order
    [InlineData("a \"b", "(\"a\"* OR \"ab\"*) AND (\"b\"* OR \"ab\"*)")]
    [InlineData("石 AND", "\"石\" AND \"and\"*")]
    [InlineData("Dr. Lim", "((\"dr\"* OR \"drlim\"*) AND (\"lim\"* OR \"drlim\"*)) OR (\"lim\"*)")]
    [InlineData("Dr", "\"dr\"*")]
    [InlineData("NEAR(x, 5) name:y ^z -w* a b c d e f",
        "\"near\"* AND \"x\"* AND \"5\"* AND \"name\"* AND \"y\"* AND \"z\"* AND \"w\"* AND \"a\"* AND \"b\"* "
        + "AND \"c\"* AND \"d\"* AND \"e\"* AND \"f\"*")] // longer than a name
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
