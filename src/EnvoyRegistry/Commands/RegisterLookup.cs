using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands;

/// <summary>What the register already holds, as far as the rows of a spreadsheet refer to it.</summary>
sealed class RegisterLookup
{
    const int MostMeant = 20;

    readonly Dictionary<string, Participant> _participantsByName;
    readonly Dictionary<string, Participant> _participantsByAlpha3;
    readonly Dictionary<string, ExpertiseTag> _tags;
    readonly Dictionary<string, KnownPerson> _people;
    readonly HashSet<(long PersonId, long TagId)> _deprecatedInUse;
    readonly Lazy<IReadOnlyList<NamedPerson>> _named;
    readonly HashSet<long> _consents;
    int _unknown;

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
        _consents =
            [.. db.Set<EntryConsent>().AsNoTracking().AsEnumerable().Where(c => c.Holds).Select(c => c.PersonId)];
        ConsentEditions = db.Set<ConsentText>().Max(t => t.Edition);
        Sources = db.Set<Source>().AsNoTracking().ToDictionary(s => s.Code);
        Rules = db.Set<Rule>().AsNoTracking().Include(r => r.Sources).Where(r => r.Code == "R2" || r.Code == "R4")
            .ToDictionary(r => r.Code);
    }

    public IReadOnlyDictionary<long, Participant> Participants { get; }

    /// <summary>The editions of the consent text are those from 1 to this.</summary>
    public int ConsentEditions { get; }

    /// <summary>R3: whether the register holds a consent under which the entry of this reference can stand.</summary>
    public bool HasConsent(string reference) => Person(reference) is { } person && _consents.Contains(person.Id);

    /// <summary>The registrations in force, of everybody; the sources of R2 allow five for each participant.</summary>
    public IReadOnlyList<Registration> InForce { get; }

    public IReadOnlyDictionary<string, Rule> Rules { get; }

    public IReadOnlyDictionary<string, Source> Sources { get; }

    /// <summary>Everybody whom sheets tell of.</summary>
    public IReadOnlyList<NamedPerson> Named => _named.Value;

    public KnownPerson? Person(string reference) => _people.TryGetValue(reference, out var person) ? person : null;

    /// <summary>Whom a row beside people.csv is about: of that file, or of the register.</summary>
    /// <param name="lines">The references of people.csv.</param>
    public string? ReadReference(CellReader cells, string column, IReadOnlyDictionary<string, int> lines)
    {
        var reference = cells.Required(column);
        if (reference is null || lines.ContainsKey(reference))
            return reference;
        if (Person(reference) is not { } person)
            cells.Fault(column,
                $"`{reference}` is neither in the file of people nor on the register.{Meant(reference, lines)}");
        else if (person.Refusal is { } refusal)
            cells.Fault(column, $"`{reference}` {refusal}.");
        return reference;
    }

    // Looking for what may be meant takes long, and one fault of a sort is told for all.
    string Meant(string reference, IReadOnlyDictionary<string, int> lines) =>
        _unknown++ < MostMeant ? DidYouMean.Suffix(reference, lines.Keys.Take(1000)) : "";

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
