using System.Linq.Expressions;
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
    /// <summary>Without a consent on record (R3).</summary>
    public bool IsWaiting => Status is PersonStatus.ConsentPending;

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
/// <remarks>
/// Each caller counts what she or he sees: closed expertise covers no tag, closed offices make no mediator. A focal
/// point counts its own people alone: its EEPs, and the candidates whom it could nominate.
/// </remarks>
sealed class CoverageReader(RegistryDb db, SecretariatClock clock, AccessRules access, CurrentCaller caller)
{
    public async ValueTask<RegisterCoverage> ReadAsync(CoverageAsked asked, CancellationToken cancellation)
    {
        using var moment = db.ReadAtOneMoment();
        var participants = await db.Set<Participant>().AsNoTracking().Include(p => p.NominatingNationalities)
            .ToListAsync(cancellation);
        var people = db.Set<Person>().Where(p => p.Kind == PersonKind.Eep || p.Kind == PersonKind.Candidate);
        if (caller.Value is { Role: CallerRole.FocalPoint, ParticipantId: { } own })
        {
            participants = participants.FindAll(p => p.Id == own);
            var nationalities = participants.SelectMany(p => p.NationalitiesOn(clock.Today)).ToList();
            people = people.Where(p => p.Kind == PersonKind.Eep
                ? p.ParticipantId == own
                : p.Nationalities.Any(n => nationalities.Contains(n)));
        }
        var withExpertise = people.Where(Sees("expertise"));
        var withLanguages = people.Where(Sees("languages"));
        var ruleId = await db.Set<Rule>().Where(r => r.Code == "R24").Select(r => r.Id).SingleAsync(cancellation);
        var expertise = await db.Set<PersonExpertise>().Where(e => withExpertise.Any(p => p.Id == e.PersonId))
            .Select(e => new { e.PersonId, e.TagId, e.Level }).ToListAsync(cancellation);
        var languages = await db.Set<PersonLanguage>().Where(l => withLanguages.Any(p => p.Id == l.PersonId))
            .Select(l => new { l.PersonId, l.Tag, l.Level }).ToListAsync(cancellation);
        return new RegisterCoverage(clock.Today, ruleId, asked, new CoverageFacts(
            participants,
            await db.Set<ExpertiseTag>().Where(t => t.DeprecatedSince == null)
                .OrderBy(t => t.Code).Select(t => t.Id).ToListAsync(cancellation),
            await people.Select(p => new PersonFacts(
                    p.Id, p.Kind, p.Status, p.WillingToServe, p.ParticipantId, p.Nationalities, p.ConfirmedOn,
                    p.ConfirmationDueOn))
                .ToListAsync(cancellation),
            [.. expertise.Select(e => (e.PersonId, e.TagId, e.Level))],
            [.. languages.Select(l => (l.PersonId, l.Tag, l.Level))],
            await MediatorsAsync(withExpertise, people.Where(Sees("formerOffices")), cancellation)));
    }

    static async Task<HashSet<long>> MediatorsAsync(
        IQueryable<Person> withExpertise, IQueryable<Person> withOffices, CancellationToken cancellation)
    {
        var byExpertise = withExpertise.Where(MediationExperience.ByExpertise).Select(p => p.Id);
        var byOffice = withOffices.Where(MediationExperience.ByOffice).Select(p => p.Id);
        return [.. await byExpertise.Union(byOffice).ToListAsync(cancellation)];
    }

    Expression<Func<Person, bool>> Sees(string field) =>
        ViewerExpressions.PutViewer(db, access.Sees<Person>("Person", field));
}
