using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Coverage;

/// <summary>An EEP or a candidate, as far as coverage counts them.</summary>
sealed record PersonFacts(
    long Id,
    PersonKind Kind,
    PersonStatus Status,
    bool Willing,
    long? ParticipantId,
    List<string> Nationalities,
    DateOnly? ConfirmedOn,
    DateOnly? ConfirmationDueOn)
{
    public bool IsAtHand => Willing && (Status is PersonStatus.Registered or PersonStatus.Listed);
}

/// <param name="Tags">The ids of the tags in use, by code.</param>
/// <param name="Mediators">The ids of the people with the experience that R24 asks for.</param>
sealed record CoverageFacts(
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<long> Tags,
    IReadOnlyList<PersonFacts> People,
    IReadOnlyList<(long PersonId, long TagId, ExpertiseLevel Level)> Expertise,
    IReadOnlyList<(long PersonId, string Tag, LanguageLevel Level)> Languages,
    HashSet<long> Mediators);

/// <summary>Reads what coverage is counted from: six statements, however many people there are.</summary>
sealed class CoverageReader(RegistryDb db, SecretariatClock clock)
{
    static readonly OfficeKind[] s_diplomats = [OfficeKind.Envoy, OfficeKind.Ambassador, OfficeKind.ForeignMinister];

    public async ValueTask<RegisterCoverage> ReadAsync(CoverageAsked asked, CancellationToken cancellation)
    {
        using var moment = db.ReadAtOneMoment();
        var people = db.Set<Person>().Where(p => p.Kind == PersonKind.Eep || p.Kind == PersonKind.Candidate);
        var ruleId = await db.Set<Rule>().Where(r => r.Code == "R24").Select(r => r.Id).SingleAsync(cancellation);
        var expertise = await db.Set<PersonExpertise>().Where(e => people.Any(p => p.Id == e.PersonId))
            .Select(e => new { e.PersonId, e.TagId, e.Level }).ToListAsync(cancellation);
        var languages = await db.Set<PersonLanguage>().Where(l => people.Any(p => p.Id == l.PersonId))
            .Select(l => new { l.PersonId, l.Tag, l.Level }).ToListAsync(cancellation);
        return new RegisterCoverage(clock.Today, ruleId, asked, new CoverageFacts(
            await db.Set<Participant>().AsNoTracking().Include(p => p.NominatingNationalities)
                .ToListAsync(cancellation),
            await db.Set<ExpertiseTag>().Where(t => t.DeprecatedSince == null)
                .OrderBy(t => t.Code).Select(t => t.Id).ToListAsync(cancellation),
            await people.Select(p => new PersonFacts(
                    p.Id, p.Kind, p.Status, p.WillingToServe, p.ParticipantId, p.Nationalities, p.ConfirmedOn,
                    p.ConfirmationDueOn))
                .ToListAsync(cancellation),
            [.. expertise.Select(e => (e.PersonId, e.TagId, e.Level))],
            [.. languages.Select(l => (l.PersonId, l.Tag, l.Level))],
            await MediatorsAsync(cancellation)));
    }

    async Task<HashSet<long>> MediatorsAsync(CancellationToken cancellation)
    {
        var byTag = db.Set<PersonExpertise>()
            .Where(e => e.Level >= ExpertiseLevel.TookPart && e.Tag.Group.Code == "MED").Select(e => e.PersonId);
        var byOffice = db.Set<FormerOffice>().Where(o => s_diplomats.Contains(o.Kind)).Select(o => o.PersonId);
        return [.. await byTag.Union(byOffice).ToListAsync(cancellation)];
    }
}
