using System.Buffers.Text;
using System.Security.Cryptography;
using EnvoyRegistry.Matching;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Tests.Matching;

public sealed class MatchCursorTests
{
    static readonly EnvoyNeed Need = new(new(2027, 3, 1), new(2027, 3, 9), [new("SEC-DDR")]);

    static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void A_cursor_does_not_tell_whose_rank_it_is()
    {
        var cursor = Base64Url.DecodeFromChars(new MatchCursor(Need, s_key).Write(new Rank(87, 0x0102030405060708)));
        Convert.ToHexString(cursor).ShouldNotContain("0102030405060708");
        var another = RandomNumberGenerator.GetBytes(32);
        Should.Throw<GraphQLException>(
            () => new MatchCursor(Need, another).Read(After(Base64Url.EncodeToString(cursor))));
    }

    [Fact]
    public void A_cursor_leads_back_to_its_rank()
    {
        var rank = new Rank(87, long.MaxValue);
        new MatchCursor(Need with { }, s_key).Read(After(new MatchCursor(Need, s_key).Write(rank))).ShouldBe(rank);
    }

    [Fact]
    public void A_cursor_is_good_for_the_same_need_however_it_is_written()
    {
        var need = Need with
        {
            AllExpertise = [new("SEC-DDR"), new("MED-01")],
            Knows = ["MM", "LA"],
            AnyLanguage = [new("th"), new("ms")],
        };
        var rank = new Rank(87, 1);
        var cursor = After(new MatchCursor(need, s_key).Write(rank));
        EnvoyNeed[] same =
        [
            need with { Knows = ["LA", "MM"] },
            need with { AllExpertise = [new("MED-01"), new("SEC-DDR")], AnyLanguage = [new("ms"), new("th")] },
            need with { AnyExpertise = [], AllLanguages = [], ExcludeNationalities = [] },
            need with { IncludeLimited = null, IncludeStale = null, ExcludePartyNationals = null },
        ];
        foreach (var other in same)
            new MatchCursor(other, s_key).Read(cursor).ShouldBe(rank);
    }

    [Fact]
    public void A_cursor_of_another_need_is_refused()
    {
        var cursor = new MatchCursor(Need, s_key).Write(new Rank(87, 1));
        EnvoyNeed[] others =
        [
            Need with { Until = Need.From },
            Need with { AllExpertise = [new("SEC-DDR", EnvoyRegistry.People.ExpertiseLevel.Led)] },
            Need with { IncludeStale = true },
            Need with { ConfirmedWithinDays = null },
            Need with { Situation = new(1) },
        ];
        foreach (var other in others)
            Refusal(other, cursor).ShouldContain("another question");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no cursor at all")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_cursor_is_refused(string text) => Refusal(Need, text).ShouldStartWith("`after` ");

    static PageAsked After(string cursor) => new(25, IsBackward: false, cursor);

    static string Refusal(EnvoyNeed need, string cursor)
    {
        var refused = Should.Throw<GraphQLException>(() => new MatchCursor(need, s_key).Read(After(cursor)));
        var error = refused.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(ErrorCodes.BadArgument);
        return error.Message;
    }
}
