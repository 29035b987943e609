using EnvoyRegistry.Matching;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Tests.Matching;

public sealed class NeedCheckTests
{
    static readonly DateOnly Today = RandomRegister.Today;
    static readonly EnvoyNeed Sound = new(Today, Today.AddDays(9));

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused()
    {
        var fault = Faults(Sound with { Until = Today.AddDays(-1) }).ShouldHaveSingleItem();
        Path(fault).ShouldBe(["need", "until"]);
        fault.Message.ShouldBe("`need.until` is 2026-09-30, before `need.from`, 2026-10-01; "
            + "it takes the last day of the period, the first one or a later.");
    }

    [Fact]
    public void A_period_that_begins_in_the_past_is_refused()
    {
        Faults(Sound with { From = Today }).ShouldBeEmpty();
        var fault = Faults(Sound with { From = Today.AddDays(-1) }).ShouldHaveSingleItem();
        Path(fault).ShouldBe(["need", "from"]);
        fault.Message.ShouldBe("`need.from` is 2026-09-30, which is past; it takes today, 2026-10-01 at the ASEAN "
            + "Secretariat, or a later day.");
    }

    [Fact]
    public void An_unknown_tag_is_refused_with_the_nearest_code()
    {
        var fault = Faults(Sound with { AllExpertise = [new("SEC-DDR"), new("sec-ceasfire")] }).ShouldHaveSingleItem();
        Path(fault).ShouldBe(["need", "allExpertise", 1, "tag"]);
        fault.Message.ShouldBe("`need.allExpertise.1.tag` takes a code of `expertiseTags`; "
            + "there is no \"sec-ceasfire\". Did you mean `SEC-CEASEFIRE`?");
        Path(Faults(Sound with { AnyExpertise = [new("X")] }).ShouldHaveSingleItem())
            .ShouldBe(["need", "anyExpertise", 0, "tag"]);
    }

    [Fact]
    public void An_unknown_language_is_refused()
    {
        Faults(Sound with { AllLanguages = [new("th"), new("tet-TL"), new("zh-Hant")] }).ShouldBeEmpty();
        var fault = Faults(Sound with { AllLanguages = [new("th"), new("xx-TL")] }).ShouldHaveSingleItem();
        Path(fault).ShouldBe(["need", "allLanguages", 1, "tag"]);
        fault.Message.ShouldStartWith("`need.allLanguages.1.tag`: There is no language \"xx-TL\"");
        Path(Faults(Sound with { AnyLanguage = [new("english")] }).ShouldHaveSingleItem())
            .ShouldBe(["need", "anyLanguage", 0, "tag"]);
    }

    [Fact]
    public void Days_of_confirmation_cannot_be_negative()
    {
        Faults(Sound with { ConfirmedWithinDays = 0 }).ShouldBeEmpty();
        Path(Faults(Sound with { ConfirmedWithinDays = -1 }).ShouldHaveSingleItem())
            .ShouldBe(["need", "confirmedWithinDays"]);
    }

    [Fact]
    public void A_situation_that_is_not_seen_is_refused() =>
        Path(Faults(Sound with { Situation = new(1) }).ShouldHaveSingleItem()).ShouldBe(["need", "situation"]);

    [Fact]
    public void Lists_have_a_limit()
    {
        Faults(Sound with { Knows = [.. Enumerable.Repeat("TH", 100)] }).ShouldBeEmpty();
        var fault = Faults(Sound with { Knows = [.. Enumerable.Repeat("TH", 101)] }).ShouldHaveSingleItem();
        fault.Message.ShouldBe("`need.knows` takes at most 100 entries; 101 were given.");
    }

    [Fact]
    public void All_faults_are_told_at_once() => Faults(Sound with
    {
        Until = Today.AddDays(-1),
        ConfirmedWithinDays = -1,
        AllExpertise = [new("NO-SUCH-TAG")],
    }).Count.ShouldBe(3);

    static IReadOnlyList<GraphQLError> Faults(EnvoyNeed need)
    {
        try
        {
            NeedCheck.Check(need, situation: null, RandomRegister.Index([]), Today);
            return [];
        }
        catch (GraphQLException refused)
        {
            refused.Errors.ShouldAllBe(e => e.Code == ErrorCodes.BadArgument);
            return refused.Errors;
        }
    }

    static IReadOnlyList<object> Path(GraphQLError fault) =>
        fault.Extensions!["inputPath"].ShouldBeAssignableTo<IReadOnlyList<object>>()!; // every fault here has one
}
