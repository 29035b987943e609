using EnvoyRegistry.Availability;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;
using static EnvoyRegistry.Tests.Matching.SoundMatch;

namespace EnvoyRegistry.Tests.Matching;

public sealed class EnvoyMatchTests
{
    [Fact]
    public void What_was_not_asked_gives_its_full_points_and_says_so()
    {
        var match = Match(Envoy, Need);
        match.Fit.ShouldBe(100);
        match.Reasons.ShouldBe(
        [
            new(MatchCriterion.Expertise, [], [], 50, 50, "No expertise was asked for."),
            new(MatchCriterion.Language, [], [], 20, 20, "No language was asked for."),
            new(MatchCriterion.Country, [], [], 10, 10, "No experience of a country was asked for."),
            new(MatchCriterion.Confirmation, [], [], 10, 10,
                "The windows relied on were confirmed 9 days ago or later."),
            new(MatchCriterion.Notice, [], [], 10, 10, "Needs 24 hours' notice at most."),
        ], new ByContent());
        match.Concerned.OfIndex.ShouldBeEmpty();
    }

    [Fact]
    public void Reasons_say_what_is_covered_by_what()
    {
        var person = Envoy with
        {
            Expertise =
            [
                ("SEC-DDR", ExpertiseLevel.Led, 2026),
                ("SEC-CEASEFIRE", ExpertiseLevel.TookPart, null),
                ("MED-PROCESS", ExpertiseLevel.Studied, 2019),
            ],
            Languages = [("zh-Hant", LanguageLevel.C1), ("zh-Hans", LanguageLevel.B2)],
            CountriesKnown = ["KH", "TH", "MM"],
            Windows = [March with { NoticeHours = 1, ConfirmedAt = At(2027, 3, 1) }],
        };
        var match = Match(person, Need with
        {
            AllExpertise = [new("SEC-DDR"), new("MED-PROCESS")],
            AnyExpertise = [new("ELE-OBSERVE"), new("SEC-CEASEFIRE")],
            AllLanguages = [new("zh")],
            Knows = ["TH", "KH", "MM"],
        });
        match.Reasons.ShouldBe(
        [
            new(MatchCriterion.Expertise, ["SEC-DDR"], ["SEC-DDR"], 16, 16, "Led SEC-DDR (SEC-DDR), last in 2026."),
            new(MatchCriterion.Expertise, ["MED-PROCESS"], ["MED-PROCESS"], 5, 16,
                "Studied MED-PROCESS (MED-PROCESS), last in 2019."),
            new(MatchCriterion.AnyExpertise, ["ELE-OBSERVE", "SEC-CEASEFIRE"], ["SEC-CEASEFIRE"], 7, 16,
                "Took part in SEC-CEASEFIRE (SEC-CEASEFIRE), when last is not stated."),
            new(MatchCriterion.Language, ["zh"], ["zh-Hant"], 18, 20, "Works in Chinese (zh-Hant) at C1."),
            new(MatchCriterion.Country, ["TH", "KH", "MM"], ["TH", "KH", "MM"], 10, 10,
                "Knows Thailand, Cambodia and MM."),
            new(MatchCriterion.Confirmation, [], [], 10, 10, "The windows relied on were confirmed today."),
            new(MatchCriterion.Notice, [], [], 10, 10, "Needs 1 hour's notice at most."),
        ], new ByContent());
        match.Fit.ShouldBe(76);
    }

    [Fact]
    public void Concerns_name_the_days_they_are_about()
    {
        var person = Envoy with
        {
            ConfirmationDueOn = new(2027, 3, 18),
            Windows =
            [
                March with { Until = new(2027, 3, 12) },
                March with { From = new(2027, 3, 13), Until = new(2027, 3, 14), Status = AvailabilityStatus.Limited },
                March with { From = new(2027, 3, 15), ConfirmedAt = At(2026, 11, 30) },
            ],
        };
        Match(person, Need with { IncludeLimited = true }).Concerned.OfIndex.ShouldBe(
        [
            new(MatchConcernKind.ConfirmedLongAgo,
                "Relies on a window that was last confirmed on 30 November 2026, 91 days ago."),
            new(MatchConcernKind.LimitedAvailability,
                "Is available with limits only from 13 March 2027 until 14 March 2027."),
            new(MatchConcernKind.YearlyConfirmationDue,
                "The yearly confirmation of the entry is due on 18 March 2027, before the period ends."),
        ]);
    }

    [Fact]
    public void A_period_longer_than_the_longest_engagement_is_a_concern_and_drops_nobody()
    {
        Match(Envoy with { LongestEngagementDays = 9 }, Need).Concerned.OfIndex.ShouldBe(
        [
            new(MatchConcernKind.ExceedsLongestEngagement,
                "Could be sent for 9 days at most; the period has 10."),
        ]);
        Match(Envoy with { LongestEngagementDays = 10 }, Need).Concerned.OfIndex.ShouldBeEmpty();
    }

    [Fact]
    public void Neighbours_that_say_the_same_are_one_window_and_others_are_not()
    {
        var match = Match(Envoy with
        {
            Windows =
            [
                March with { Until = new(2027, 3, 11) },
                March with { From = new(2027, 3, 12), Until = new(2027, 3, 14) },
                March with { From = new(2027, 3, 15), NoticeHours = 72, ConfirmedAt = At(2027, 1, 5) },
            ],
        }, Need);
        match.Windows.Select(w => (w.From.Day, w.Until.Day)).ShouldBe([(1, 14), (15, 31)]);
        match.NoticeHours.ShouldBe(72);
        match.OldestConfirmation.ShouldBe(At(2027, 1, 5));
    }

    sealed class ByContent : IEqualityComparer<MatchReason>
    {
        public bool Equals(MatchReason? one, MatchReason? other) => one is not null && other is not null
            && one.Asked.SequenceEqual(other.Asked) && one.MetBy.SequenceEqual(other.MetBy)
            && one with { Asked = [], MetBy = [] } == other with { Asked = [], MetBy = [] };

        public int GetHashCode(MatchReason reason) => reason.Points;
    }
}
