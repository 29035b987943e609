using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands;

/// <summary>What the register already holds, as far as the rows of a spreadsheet refer to it.</summary>
sealed class RegisterLookup
{
    readonly Dictionary<string, Participant> _participantsByName;
    readonly Dictionary<string, Participant> _participantsByAlpha3;
    readonly Dictionary<string, ExpertiseTag> _tags;
    readonly Dictionary<string, KnownPerson> _people;
    readonly HashSet<(long PersonId, long TagId)> _deprecatedInUse;
    readonly Lazy<IReadOnlyList<NamedPerson>> _named;

    public RegisterLookup(RegistryDb db)
    {
        _named = new Lazy<IReadOnlyList<NamedPerson>>(() => [.. db.PeopleOfSheets()
            .Select(p => new NamedPerson(p.ExternalReference, 0, p.FullName, p.NativeName, p.Nationalities))]);
        Participants = db.Set<Participant>().AsNoTracking().Include(p => p.NominatingNationalities)
            .ToDictionary(p => p.Id);
        _participantsByName = Participants.Values.SelectMany(p => (string[])[p.Code, p.Name], (p, name) => (p, name))
            .DistinctBy(named => named.name)
                .ToDictionary(named => named.name, named => named.p, StringComparer.OrdinalIgnoreCase);
        _participantsByAlpha3 = Participants.Values.Where(p => p.Alpha3 is not null)
            .ToDictionary(p => p.Alpha3!, StringComparer.OrdinalIgnoreCase);
        _tags = db.Set<ExpertiseTag>().AsNoTracking().Include(t => t.Successor)
            .ToDictionary(t => t.Code, StringComparer.OrdinalIgnoreCase);
        var ofSheets = db.PeopleOfSheets().Select(p => p.Id).ToHashSet();
        _people = db.Set<Person>().Select(p => new { p.ExternalReference, p.Id, p.Kind })
            .ToDictionary(
                p => p.ExternalReference, p => new KnownPerson(p.Id, ofSheets.Contains(p.Id) ? null : Refusal(p.Kind)));
        _deprecatedInUse = [.. db.Set<PersonExpertise>().Where(e => e.Tag.DeprecatedSince != null)
            .Select(e => new { e.PersonId, e.TagId }).AsEnumerable().Select(e => (e.PersonId, e.TagId))];
        InForce = [.. db.Set<Registration>().AsNoTracking().Include(r => r.Person).Where(r => r.Until == null)];
        Rules = db.Set<Rule>().AsNoTracking().Include(r => r.Sources).Where(r => r.Code == "R2" || r.Code == "R4")
            .ToDictionary(r => r.Code);
    }

    public IReadOnlyDictionary<long, Participant> Participants { get; }

    /// <summary>The registrations in force, of everybody; the sources of R2 allow five for each participant.</summary>
    public IReadOnlyList<Registration> InForce { get; }

    public IReadOnlyDictionary<string, Rule> Rules { get; }

    /// <summary>Everybody whom sheets tell of.</summary>
    public IReadOnlyList<NamedPerson> Named => _named.Value;

    public KnownPerson? Person(string reference) => _people.TryGetValue(reference, out var person) ? person : null;

    static string Refusal(PersonKind kind) => kind is PersonKind.Historical
        ? "is an entry of the historical record, which is not imported"
        : "left the register, and nothing is written to that entry any more";

    /// <summary>By code or by name.</summary>
    public Participant? FindParticipant(string text) => _participantsByName.GetValueOrDefault(text);

    public string ParticipantRefusal(string text)
    {
        if (_participantsByAlpha3.TryGetValue(text, out var byAlpha3))
            return $"`{text}` is a code of three letters; write `{byAlpha3.Code}`.";
        var code = text.ToUpperInvariant();
        return Participants.Values.FirstOrDefault(p =>
            p.NominatingNationalities.Any(n => n.Country == code && n.Until == null)) is { } union
            ? $"`{text}` is no participant; nationals of {code} are nominated by `{union.Code}`."
            : $"`{text}` is no participant of the ARF.{DidYouMean.Suffix(text, _participantsByName.Keys)}";
    }

    public string CountryRefusal(string text)
    {
        var names = Participants.Values.Where(p => p.Alpha2 is not null).Select(p => p.Name);
        const string Wanted = "is no country code of ISO 3166-1, such as `TH`";
        if (text.ToUpperInvariant() is "UK")
            return $"`{text}` {Wanted}; write `GB`.";
        return (_participantsByAlpha3.GetValueOrDefault(text) ?? FindParticipant(text))?.Alpha2 is { } alpha2
            ? $"`{text}` {Wanted}; write `{alpha2}`."
            : $"`{text}` {Wanted}.{DidYouMean.Suffix(text, names)}";
    }

    /// <summary>The tag, or what to write in its place. A deprecated one may stay where it is.</summary>
    public ExpertiseTag? Tag(string code, long? personId, out string? refusal)
    {
        refusal = null;
        if (!_tags.TryGetValue(code, out var tag))
            refusal = $"`{code}` is no tag of the vocabulary.{DidYouMean.Suffix(code, _tags.Keys)}";
        else if (tag.DeprecatedSince is not null && !(personId is { } id && _deprecatedInUse.Contains((id, tag.Id))))
            refusal = $"`{code}` is no longer to be used in new entries" +
                (tag.Successor is { } successor ? $"; write `{successor.Code}`."
                    : ", and nothing has taken its place.");
        return refusal is null ? tag : null;
    }
}

/// <param name="Refusal">Why no row can name the person; null when one can.</param>
readonly record struct KnownPerson(long Id, string? Refusal);

/// <param name="Line">Of the sheet; 0 of the register.</param>
sealed record NamedPerson(
    string Reference, int Line, string FullName, string? NativeName, IReadOnlyList<string> Nationalities);

static class SheetPeople
{
    /// <summary>
    /// Whom sheets tell of: neither the historical record, which comes with the register, nor those who left it.
    /// </summary>
    public static IQueryable<Person> PeopleOfSheets(this RegistryDb db) => db.Set<Person>().Where(p =>
        p.Kind != PersonKind.Historical && !db.Set<PersonKey>().Any(k => k.PersonId == p.Id && k.Wrapped == null));
}
