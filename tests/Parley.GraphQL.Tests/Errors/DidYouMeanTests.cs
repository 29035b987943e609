using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Tests.Errors;

public class DidYouMeanTests
{
    [Theory]
    [InlineData("biografy", " Did you mean `biography`?")]
    [InlineData("nmae", " Did you mean `name`?")]
    [InlineData("NAME", " Did you mean `name`?")]
    [InlineData("namez", " Did you mean `name` or `names`?")]
    [InlineData("mission", "")]
    [InlineData("x", "")]
    public void The_nearest_names_are_suggested(string unknown, string suffix) =>
        DidYouMean.Suffix(unknown, ["names", "rank", "name", "biography"]).ShouldBe(suffix);

    [Fact]
    public void What_is_too_long_for_a_name_is_not_compared() =>
        DidYouMean.Suffix(new string('a', 101), [new string('a', 100)]).ShouldBe("");

    [Fact]
    public void At_most_five_names_are_suggested() =>
        DidYouMean.Suffix("a", ["a7", "a6", "a5", "a4", "a3", "a2"])
            .ShouldBe(" Did you mean `a2`, `a3`, `a4`, `a5` or `a6`?");
}
