using EnvoyRegistry.Matching;
using EnvoyRegistry.People;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests.Matching;

public sealed class MatcherTests(ITestOutputHelper output)
{
    const int Registers = 600, MostPeople = 130, NeedsPerRegister = 5, SeenOftenEnough = 20;

    readonly SortedDictionary<string, int> _seen = [];

    [Fact]
    public void Thousands_of_random_needs_are_answered_as_brute_force_answers_them()
    {
        for (var seed = 0; seed < Registers; seed++)
        {
            var register = new RandomRegister(seed);
            var people = register.Committed(register.People(seed % MostPeople));
            var index = RandomRegister.Index(people);
            for (var n = 0; n < NeedsPerRegister; n++)
            {
                var (need, moment, situation) = (register.Need(), register.Moment(), register.Situation());
                need = need with { ExcludePartyNationals = n switch { 0 => null, 1 or 2 => false, _ => true } };
                var because = $"seed {seed}, need {n} at {moment.Now:O}: {need} {situation}";
                var expected = Oracle.Answer(people, need, moment.Now, situation);
                var matcher = new Matcher(index, need, moment, Asked(situation));
                Agreement.Check(matcher, expected, because);
                Saw("day promised", Promises.Check(people, matcher, moment.Now, situation, because));
                Count(need, expected);
                Saw("match but for a commitment", Oracle.Answer([.. people.Select(p => p with { Commitments = [] })],
                    need, moment.Now, situation).Matches.Length - expected.Matches.Length);
                Saw("match of somebody committed on other days or elsewhere", expected.Matches.Count(m =>
                    people.Single(p => p.Id == m.Id).Commitments.Length > 0));
                Saw("left out as national of a party", expected.Nationality - Oracle.Answer(
                    people, need with { ExcludePartyNationals = false }, moment.Now, situation).Nationality);
            }
        }

        foreach (var (what, count) in _seen)
            output.WriteLine($"{count,9:N0}  {what}");
        foreach (var what in MustBeSeen)
            _seen.GetValueOrDefault(what).ShouldBeGreaterThan(SeenOftenEnough, what);
    }

    [Theory]
    [InlineData("th", "th", true)]
    [InlineData("th", "TH", true)]
    [InlineData("th", "tha", true)]
    [InlineData("th", "th-TH", true)]
    [InlineData("fil", "tl", true)]
    [InlineData("zh-Hant", "zh-Hans", true)]
    [InlineData("zh-Hant-TW", "zh-TW", true)]
    [InlineData("pt-TL", "pt", true)]
    [InlineData("pt", "pt-TL", false)]
    [InlineData("yue", "zh", false)]
    public void A_language_is_met_by_whoever_speaks_it(string stated, string asked, bool isMet) =>
        SoundMatch.Matcher(
            SoundMatch.Envoy with { Languages = [(stated, LanguageLevel.C1)] },
            SoundMatch.Need with { AllLanguages = [new(asked)] }).Page(1, null).Total.ShouldBe(isMet ? 1 : 0);

    static readonly string[] MustBeSeen =
    [
        "match", "match, equal fit after equal fit", "match relying on two windows", "match relying on a joined window",
        "match with nothing asked of skills", "answer without a match", "answer of several pages",
        "concern CONFIRMED_LONG_AGO", "concern LIMITED_AVAILABILITY", "concern YEARLY_CONFIRMATION_DUE",
        "concern NATIONAL_OF_PARTY", "match but for a commitment", "left out as national of a party",
        "match of somebody committed on other days or elsewhere",
        "left out: stale", "left out: nationality", "left out: not willing",
        "near miss EXPERTISE", "near miss ANY_EXPERTISE", "near miss LANGUAGE", "near miss ANY_LANGUAGE",
        "near miss COUNTRY", "near miss PERIOD", "near miss MODE", "near miss CONFIRMATION",
        "near miss, as short, better fit first", "near miss, fewer days short first",
        "near miss, fewer levels short first", "two criteria failed", "day promised",
        "reason of 0 points and still met",
    ];

    static SituationAsked? Asked(OracleSituation? situation) => situation is null ? null
        : new(situation.Id, situation.IsExercise, situation.Parties, situation.DirectlyInvolved);

    void Count(EnvoyNeed need, OracleAnswer answer)
    {
        Saw("need");
        Saw("match", answer.Matches.Length);
        Saw("left out: stale", answer.Stale);
        Saw("left out: nationality", answer.Nationality);
        Saw("left out: not willing", answer.NotWilling);
        Saw("left out: no consent", answer.NoConsent);
        Saw("answer without a match", answer.Matches.Length == 0 ? 1 : 0);
        Saw("answer of several pages", answer.Matches.Length > 3 ? 1 : 0);
        if (need is { AllExpertise: null, AnyExpertise: null, AllLanguages: null, AnyLanguage: null })
            Saw("match with nothing asked of skills", answer.Matches.Length);
        foreach (var match in answer.Matches)
        {
            foreach (var concern in match.Concerns)
                Saw($"concern {concern}");
            Saw("match relying on two windows", match.Windows.Length > 1 ? 1 : 0);
            Saw("match relying on a joined window", match.Windows.Any(IsJoined) ? 1 : 0);
            Saw("reason of 0 points and still met", match.Reasons.Count(r => r.Points == 0));
        }
        foreach (var (one, next) in answer.Matches.Zip(answer.Matches.Skip(1)))
            Saw("match, equal fit after equal fit", one.Fit == next.Fit ? 1 : 0);
        foreach (var miss in answer.NearMisses)
            Saw($"near miss {miss.Criterion}");
        foreach (var (one, next) in answer.NearMisses.Zip(answer.NearMisses.Skip(1)))
        {
            var isShorter = one.Place == next.Place && one.Short < next.Short;
            Saw("near miss, fewer days short first", isShorter && one.Place == 1 ? 1 : 0);
            Saw("near miss, fewer levels short first", isShorter && one.Place == 2 ? 1 : 0);
            var isFitter = (one.Place, one.Short) == (next.Place, next.Short) && one.Fit > next.Fit;
            Saw("near miss, as short, better fit first", isFitter ? 1 : 0);
        }
        Saw("two criteria failed", answer.Pairs.Sum(p => p.People));
    }

    static bool IsJoined(OracleWindow window) =>
        window.Until.DayNumber - window.From.DayNumber >= RandomRegister.LongestWindow;

    void Saw(string what, int times = 1) => _seen[what] = _seen.GetValueOrDefault(what) + times;
}
