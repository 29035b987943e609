using EnvoyRegistry.Matching;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Teams;
using EnvoyRegistry.Tests.Matching;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Teams;

/// <param name="Nominates">From which nationalities on the day of the answer.</param>
sealed record OracleParticipant(long Id, SubRegion SubRegion, string[] Nominates);

/// <param name="Members">Ids as clients see them, in order.</param>
sealed record OracleTeam(string[] Members, int Concerns, int Fit);

/// <param name="Unmet">Each as <c>field tag</c>; likewise changes, as <c>field tag = value</c>.</param>
sealed record OracleComposed(int Candidates, OracleTeam[] Teams, string[] Unmet, string[] Changes);

/// <summary>
/// What teams.graphql says, as plainly as it can be said: every team of people who are free, one after the other. Who
/// is free and with which concerns says the oracle of matching.
/// </summary>
sealed class TeamOracle(
    IReadOnlyList<OraclePerson> register, IReadOnlyList<OracleParticipant> participants, DateTime now,
    OracleSituation? situation, Func<long, int> otherConcerns)
{
    sealed record Candidate(
        string Id, int Concerns, int Fit, HashSet<(string, string)> Covers, Gender? Gender, long[] Participants,
        SubRegion[] SubRegions);

    public OracleComposed Compose(TeamNeed need)
    {
        var candidates = Candidates(need);
        OracleTeam[] teams = [.. Teams(candidates, need)
            .Select(team => new OracleTeam(
                [.. team.Select(c => c.Id).Order(StringComparer.Ordinal)], team.Sum(c => c.Concerns),
                team.Sum(c => c.Fit)))
            .OrderBy(team => team.Concerns).ThenByDescending(team => team.Fit)
            .ThenBy(team => string.Join(' ', team.Members), StringComparer.Ordinal)
            .Take(3)];
        return teams.Length > 0 ? new(candidates.Count, teams, [], [])
            : new(candidates.Count, [], [.. Unmet(need, candidates.Count)], [.. Changes(need)]);
    }

    List<Candidate> Candidates(TeamNeed need)
    {
        var whole = new EnvoyNeed(
            need.From, need.Until, need.AllExpertise, AllLanguages: need.AllLanguages,
            ExcludeNationalities: need.ExcludeNationalities, Mode: need.Mode,
            ConfirmedWithinDays: need.ConfirmedWithinDays, IncludeLimited: need.IncludeLimited,
            IncludeStale: need.IncludeStale, About: need.About, ExcludePartyNationals: need.ExcludePartyNationals);
        return
        [
            .. from match in Oracle.Answer(
                   register, whole with { AllExpertise = null, AllLanguages = null }, now, situation).Matches
               let person = register.Single(p => p.Id == match.Id)
               let part = Oracle.Part(person, whole, now, situation)
               let homes = participants.Where(p => p.Id == person.RegisteredBy
                   || person.Nationalities.Any(p.Nominates.Contains)).ToList()
               select new Candidate(
                   new NodeId("per", person.Id).ToString(), match.Concerns.Length + otherConcerns(person.Id), part.Fit,
                   [.. part.Met.Where(m => m.Kind is "EXPERTISE" or "LANGUAGE")], person.Gender,
                   [.. homes.Select(h => h.Id)], [.. homes.Select(h => h.SubRegion).Distinct()]),
        ];
    }

    static IEnumerable<Candidate[]> Teams(List<Candidate> candidates, TeamNeed need)
    {
        return From(0, []);

        IEnumerable<Candidate[]> From(int first, Candidate[] chosen)
        {
            if (chosen.Length == need.Size)
                return Meets(chosen, need) ? [chosen] : [];
            return Enumerable.Range(first, candidates.Count - first)
                .SelectMany(i => From(i + 1, [.. chosen, candidates[i]]));
        }
    }

    static bool Meets(Candidate[] team, TeamNeed need)
    {
        var balance = need.Balance ?? new TeamBalance();
        return (need.AllExpertise ?? []).All(e => team.Any(c => c.Covers.Contains(("EXPERTISE", e.Tag))))
            && (need.AllLanguages ?? []).All(l => team.Any(c =>
                c.Covers.Any(covered => covered.Item1 == "LANGUAGE" && Same(covered.Item2, l.Tag))))
            && team.Count(c => c.Gender is Gender.Woman) >= (balance.Women ?? 0)
            && team.Count(c => c.Gender is Gender.Man) >= (balance.Men ?? 0)
            && team.SelectMany(c => c.Participants).GroupBy(p => p)
                .All(same => same.Count() <= (balance.MostOfOneParticipant ?? 7))
            && team.SelectMany(c => c.SubRegions).Distinct().Count() >= (balance.SubRegions ?? 0);
    }

    bool Exists(TeamNeed need) => Teams(Candidates(need), need).Any();

    List<string> Unmet(TeamNeed need, int candidates)
    {
        if (candidates < need.Size)
            return ["size"];
        var asked = Asked(need).ToList();
        var alone = asked.Where(one => !Exists(Only(need, [one]))).ToList();
        if (alone.Count > 0)
            return alone;
        foreach (var one in asked.ToList())
        {
            if (!Exists(Only(need, [.. asked.Where(other => other != one)])))
                asked.Remove(one);
        }
        return asked;
    }

    static IEnumerable<string> Asked(TeamNeed need)
    {
        foreach (var tag in (need.AllExpertise ?? []).Select(e => e.Tag).Distinct())
            yield return $"allExpertise {tag}";
        foreach (var tag in (need.AllLanguages ?? []).Select(l => l.Tag).DistinctBy(l => Spoken(l)))
            yield return $"allLanguages {tag}";
        var balance = need.Balance ?? new TeamBalance();
        if (balance.Women > 0)
            yield return "balance.women";
        if (balance.Men > 0)
            yield return "balance.men";
        if (balance.MostOfOneParticipant < need.Size)
            yield return "balance.mostOfOneParticipant";
        if (balance.SubRegions > 0)
            yield return "balance.subRegions";
    }

    static TeamNeed Only(TeamNeed need, List<string> asked) => need with
    {
        AllExpertise = [.. (need.AllExpertise ?? []).Where(e => asked.Contains($"allExpertise {e.Tag}"))],
        AllLanguages = [.. (need.AllLanguages ?? []).Where(l =>
            asked.Exists(a => a.StartsWith("allLanguages ", StringComparison.Ordinal) && Same(a[13..], l.Tag)))],
        Balance = new TeamBalance(
            asked.Contains("balance.women") ? need.Balance!.Women : null,
            asked.Contains("balance.men") ? need.Balance!.Men : null,
            asked.Contains("balance.mostOfOneParticipant") ? need.Balance!.MostOfOneParticipant : null,
            asked.Contains("balance.subRegions") ? need.Balance!.SubRegions : null),
    };

    IEnumerable<string> Changes(TeamNeed need)
    {
        foreach (var tag in (need.AllExpertise ?? []).Select(e => e.Tag).Distinct())
        {
            var top = need.AllExpertise!.Where(e => e.Tag == tag).Max(e => e.AtLeast ?? ExpertiseLevel.Studied);
            string[] words = ["STUDIED", "TOOK_PART", "LED"];
            var level = Enumerable.Range(1, (int)top - 1).Reverse().FirstOrDefault(lower => Exists(need with
            {
                AllExpertise = [.. need.AllExpertise!.Select(e =>
                    e.Tag == tag ? e with { AtLeast = (ExpertiseLevel)lower } : e)],
            }));
            if (level > 0)
                yield return $"allExpertise {tag} = {words[level - 1]}";
            else if (Exists(need with { AllExpertise = [.. need.AllExpertise!.Where(e => e.Tag != tag)] }))
                yield return $"allExpertise {tag} =";
        }
        foreach (var tag in (need.AllLanguages ?? []).Select(l => l.Tag).DistinctBy(l => Spoken(l)))
        {
            var top = need.AllLanguages!.Where(l => Same(l.Tag, tag)).Max(l => l.AtLeast ?? LanguageLevel.A1);
            var level = Enumerable.Range(1, (int)top - 1).Reverse().FirstOrDefault(lower => Exists(need with
            {
                AllLanguages = [.. need.AllLanguages!.Select(l =>
                    Same(l.Tag, tag) ? l with { AtLeast = (LanguageLevel)lower } : l)],
            }));
            if (level > 0)
                yield return $"allLanguages {tag} = {(LanguageLevel)level}";
            else if (Exists(need with { AllLanguages = [.. need.AllLanguages!.Where(l => !Same(l.Tag, tag))] }))
                yield return $"allLanguages {tag} =";
        }
        var balance = need.Balance ?? new TeamBalance();
        for (var size = need.Size + 1; size <= 7; size++)
        {
            if (Exists(need with { Size = size }))
            {
                yield return $"size = {size}";
                break;
            }
        }
        for (var size = need.Size - 1; size > 0; size--)
        {
            if (Exists(need with { Size = size }))
            {
                yield return $"size = {size}";
                break;
            }
        }
        foreach (var (field, from, step, with) in (
            (string, int?, int, Func<int, TeamBalance>)[])
            [
                ("women", balance.Women, -1, n => balance with { Women = n }),
                ("men", balance.Men, -1, n => balance with { Men = n }),
                ("mostOfOneParticipant", balance.MostOfOneParticipant, 1,
                    n => balance with { MostOfOneParticipant = n }),
                ("subRegions", balance.SubRegions, -1, n => balance with { SubRegions = n }),
            ])
        {
            for (var number = from + step; number is >= 0 and <= 7; number += step)
            {
                if (Exists(need with { Balance = with(number.Value) }))
                {
                    yield return $"balance.{field} = {number}";
                    break;
                }
            }
        }
        if (need.IncludeLimited != true && Exists(need with { IncludeLimited = true }))
            yield return "includeLimited = true";
        if (need.Mode is not null && Exists(need with { Mode = null }))
            yield return "mode =";
        if (need.ConfirmedWithinDays is not null && Exists(need with { ConfirmedWithinDays = null }))
            yield return "confirmedWithinDays =";
    }

    static bool Same(string one, string other) => Spoken(one) == Spoken(other);

    // Of the languages of the random registers: the script is the part of four letters.
    static string Spoken(string tag) =>
        string.Join('-', tag.ToUpperInvariant().Split('-').Where(part => part.Length != 4));
}
