using EnvoyRegistry.Availability;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;
using static EnvoyRegistry.Tests.Matching.SoundMatch;

namespace EnvoyRegistry.Tests.Matching;

public sealed class NearMissTests
{
    [Fact]
    public void A_language_says_what_the_person_has_and_what_it_takes() =>
        Missed(Envoy, Need with { AllLanguages = [new("th", LanguageLevel.C1)] })
            .ShouldBe((MatchCriterion.Language, "B2 in Thai, needs C1"));

    [Fact]
    public void A_language_range_names_each_language_in_it() =>
        Missed(
            Envoy with { Languages = [("zh-Hans", LanguageLevel.A2), ("zh-Hant", LanguageLevel.B1)] },
            Need with { AllLanguages = [new("zh")] })
            .ShouldBe((MatchCriterion.Language, "A2 in Chinese (zh-Hans) and B1 in Chinese (zh-Hant), needs B2"));

    [Fact]
    public void A_language_that_is_not_stated_is_said_to_be_so() =>
        Missed(Envoy, Need with { AllLanguages = [new("km")] })
            .ShouldBe((MatchCriterion.Language, "states none, needs B2 in Khmer"));

    [Fact]
    public void A_group_says_all_that_would_do() =>
        Missed(
            Envoy, Need with { AnyLanguage = [new("th", LanguageLevel.C2), new("km", LanguageLevel.B1), new("tlh")] })
            .ShouldBe((MatchCriterion.AnyLanguage, "B2 in Thai, needs C2 in Thai, B1 in Khmer or B2 in Klingon"));

    [Fact]
    public void Expertise_is_told_by_level()
    {
        Missed(Envoy, Need with { AllExpertise = [new("SEC-DDR", ExpertiseLevel.Led)] })
            .ShouldBe((MatchCriterion.Expertise, "TOOK_PART in SEC-DDR, needs LED"));
        Missed(Envoy, Need with { AnyExpertise = [new("MED-PROCESS"), new("SEC-CEASEFIRE", ExpertiseLevel.TookPart)] })
            .ShouldBe((
                MatchCriterion.AnyExpertise,
                "states none, needs STUDIED in MED-PROCESS or TOOK_PART in SEC-CEASEFIRE"));
    }

    [Fact]
    public void A_country_is_named_as_the_ARF_names_it() =>
        Missed(Envoy with { CountriesKnown = [] }, Need with { Knows = ["KH"] })
            .ShouldBe((MatchCriterion.Country, "states none, needs experience of Cambodia"));

    [Fact]
    public void The_mode_says_when_the_person_serves_otherwise() =>
        Missed(
            With(
                March with { Until = new(2027, 3, 14), Mode = AvailabilityMode.InPerson },
                March with { From = new(2027, 3, 15) }),
            Need with { Mode = EngagementMode.Remote })
            .ShouldBe((
                MatchCriterion.Mode,
                "serves only in person from 1 March 2027 until 14 March 2027, needs REMOTE"));

    [Fact]
    public void The_confirmation_says_how_old_it_is() =>
        Missed(With(March with { ConfirmedAt = At(2026, 2, 1) }), Need)
            .ShouldBe((
                MatchCriterion.Confirmation,
                "confirmed on 1 February 2026, 393 days ago, needs 365 days or less"));

    // The period is 10 to 19 March. Windows by their days in March: f free, L limited, u not free, n 240 hours' notice.
    [Theory]
    [InlineData("14-31f", "free from 14 March 2027")]
    [InlineData("01-15f", "free until 15 March 2027")]
    [InlineData("12-15f", "free from 12 March 2027 until 15 March 2027")]
    [InlineData("12-12f", "free on 12 March 2027")]
    [InlineData("01-12f 15-31f", "free but from 13 March 2027 until 14 March 2027")]
    [InlineData("11-12f 14-31f", "free but on 10 March 2027 and on 13 March 2027")]
    [InlineData("11-12f 14-15f 17-18f", "free on 6 days of 10")]
    [InlineData("21-31f", "not free on any of these days, next free from 21 March 2027")]
    [InlineData("21-31u", "says nothing about these days")]
    [InlineData("01-31u", "not free on any of these days")]
    [InlineData("01-12f 13-13L 14-31f", "free with limits, needs includeLimited")]
    [InlineData("01-31n", "needs 240 hours' notice, could start on 11 March 2027")]
    [InlineData("01-12f 13-31n", "needs 240 hours' notice, could start on 11 March 2027")]
    [InlineData("15-31n", "needs 240 hours' notice, could start on 15 March 2027")]
    [InlineData("01-10n 11-31u", "not free on any of these days")]
    [InlineData("01-10n 20-31n", "not free on any of these days, next free from 20 March 2027")]
    [InlineData("01-12f 13-13L 15-31f", "free but from 13 March 2027 until 14 March 2027")]
    public void The_period_says_which_days_are_free(string days, string sentence)
    {
        var windows = days.Split(' ').Select(run => March with
        {
            From = new DateOnly(2027, 3, int.Parse(run[..2])),
            Until = new DateOnly(2027, 3, int.Parse(run[3..5])),
            NoticeHours = run[5] is 'n' ? 240 : 24,
            Status = run[5] switch
            {
                'L' => AvailabilityStatus.Limited,
                'u' => AvailabilityStatus.Unavailable,
                _ => AvailabilityStatus.Available,
            },
        });
        Missed(With([.. windows]), Need).ShouldBe((MatchCriterion.Period, sentence));
    }

    [Fact]
    public void No_start_is_promised_on_a_day_after_all_that_was_stated() =>
        Missed(With(March with { Until = new(2027, 3, 19), NoticeHours = 600 }), Need)
            .ShouldBe((MatchCriterion.Period, "needs 600 hours' notice"));

    [Theory]
    [InlineData("Pacific/Honolulu", true)]
    [InlineData("Asia/Jakarta", true)]
    [InlineData(null, true)]
    [InlineData("Asia/Manila", false)]
    public void A_day_begins_where_the_person_is(string? zone, bool isInTime)
    {
        // It is midnight in Jakarta, and nine days ahead there to the hour.
        var person = With(March with { NoticeHours = 216 }) with { TimeZone = zone };
        Matcher(person, Need).Page(1, null).Total.ShouldBe(isInTime ? 1 : 0);
        if (!isInTime)
            Missed(person, Need).ShouldBe((
                MatchCriterion.Period, "needs 216 hours' notice, could start on 11 March 2027"));
    }

    [Fact]
    public void Whoever_lacks_days_comes_first_then_levels_then_a_country()
    {
        OraclePerson[] people =
        [
            Envoy with { Id = 1, CountriesKnown = [] },
            Envoy with { Id = 2, Languages = [("th", LanguageLevel.A1)] },
            Envoy with { Id = 3, Languages = [("th", LanguageLevel.B1)] },
            Envoy with { Id = 4, Windows = [March with { From = new(2027, 3, 15) }] },
            Envoy with { Id = 5, Windows = [March with { From = new(2027, 3, 11) }] },
            Envoy with { Id = 6, Windows = [March with { Until = new(2027, 3, 16), ConfirmedAt = At(2025, 1, 1) },
                March with { From = new(2027, 3, 17) }] },
        ];
        var matcher = new Matcher(
            RandomRegister.Index(people), Need with { AllLanguages = [new("th")], Knows = ["KH"] }, SoundMatch.Moment);
        long[] Order(MatchCriterion? only) =>
            [.. new NearMisses(matcher, only).Best(10).Select(m => matcher.Index.PersonIds[m.Row])];

        Order(null).ShouldBe([5, 4, 6, 3, 2, 1]);
        Order(MatchCriterion.Language).ShouldBe([3, 2]);
        Order(MatchCriterion.Period).ShouldBe([5, 4]);
        Order(MatchCriterion.AnyExpertise).ShouldBeEmpty();
    }

    [Fact]
    public void The_next_free_day_is_one_that_serves() =>
        Missed(
            With(
                March with { From = new(2027, 3, 21), Until = new(2027, 3, 24), Mode = AvailabilityMode.InPerson },
                March with { From = new(2027, 3, 25) }),
            Need with { Mode = EngagementMode.Remote })
            .ShouldBe((MatchCriterion.Period, "not free on any of these days, next free from 25 March 2027"));

    [Fact]
    public void Nobody_who_fails_two_criteria_is_near()
    {
        var fails = Need with { AllLanguages = [new("km")], AllExpertise = [new("MED-PROCESS")] };
        new NearMisses(Matcher(Envoy, fails), null).Best(10).ShouldBeEmpty();
        var late = With(March with { Mode = AvailabilityMode.InPerson, ConfirmedAt = At(2025, 1, 1) });
        new NearMisses(Matcher(late, Need with { Mode = EngagementMode.Remote }), null).Best(10).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, true, "TH")]
    [InlineData(false, false, "TH")]
    [InlineData(false, true, "MM")]
    public void Status_will_and_nationality_make_no_near_miss(bool stale, bool willing, string nationality)
    {
        var person = Envoy with
        {
            Status = stale ? PersonStatus.Stale : PersonStatus.Listed,
            Willing = willing,
            Nationalities = [nationality, "KH"],
        };
        new NearMisses(Matcher(person, Need with { ExcludeNationalities = ["MM"] }), null).Best(10).ShouldBeEmpty();
    }

    static OraclePerson With(params OracleWindow[] windows) => Envoy with { Windows = windows };

    static (MatchCriterion Criterion, string Sentence) Missed(OraclePerson person, EnvoyNeed need)
    {
        var miss = NearMiss(person, need);
        return (miss.Criterion, miss.WouldFitIf);
    }
}
