using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Contract;

public sealed class CountryCodesTests
{
    [Fact]
    public void There_are_as_many_as_ISO_assigns() => CountryCodes.All.Count.ShouldBe(249);

    [Fact]
    public void Every_state_that_takes_part_is_among_them() =>
        KnownParticipants.All(Sources.All.ToDictionary(s => s.Code)).Select(p => p.Alpha2).OfType<string>()
            .ShouldBeSubsetOf(CountryCodes.All);

    [Theory]
    [InlineData("TH", "TH")]
    [InlineData("tl", "TL")]
    [InlineData("EU", null)]
    [InlineData("UK", null)]
    [InlineData("XX", null)]
    [InlineData("THA", null)]
    [InlineData("", null)]
    public void Input_takes_no_other_code(string text, string? accepted)
    {
        var leaf = new LeafValue(LeafKind.String, text, FromJson: true);
        Scalars.All["CountryCode"].TryCoerce(leaf, out var value, out _);
        value.ShouldBe(accepted);
    }
}
