using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>A person and a need that fit each other, to change one thing of and see what is said.</summary>
static class SoundMatch
{
    public static readonly DateOnly Today = new(2027, 3, 1);

    /// <summary>The first day begins in Jakarta.</summary>
    public static readonly Moment Moment = RandomRegister.At(new(2027, 2, 28, 17, 0, 0, DateTimeKind.Utc));

    public static readonly EnvoyNeed Need = new(new(2027, 3, 10), new(2027, 3, 19));

    public static readonly OracleWindow March = new(
        new(2027, 3, 1), new(2027, 3, 31), AvailabilityStatus.Available, AvailabilityMode.Both, 24, At(2027, 2, 20));

    public static readonly OraclePerson Envoy = new(
        1, PersonStatus.Listed, true, new(2027, 12, 1), null, ["TH"], ["KH"],
        [("SEC-DDR", ExpertiseLevel.TookPart, 2024)], [("th", LanguageLevel.B2)], [March]);

    public static DateTime At(int year, int month, int day) => new(year, month, day, 9, 0, 0, DateTimeKind.Utc);

    public static Matcher Matcher(OraclePerson person, EnvoyNeed need) =>
        new(RandomRegister.Index([person]), need, Moment);

    public static SkillSetReferences References { get; } =
        new(new byte[SkillSetReferences.KeyLength], Need, Caller.Anonymous, Today);

    public static PersonMatch Match(OraclePerson person, EnvoyNeed need)
    {
        var matcher = Matcher(person, need);
        return new PersonMatch(matcher, matcher.Page(1, null).Matches.ShouldHaveSingleItem(), References);
    }

    public static NearMiss NearMiss(OraclePerson person, EnvoyNeed need)
    {
        var matcher = Matcher(person, need);
        return EnvoyRegistry.Matching.NearMiss.Describe(
            matcher, new NearMisses(matcher, null).Best(1).ShouldHaveSingleItem());
    }
}
