using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.People;

/// <summary>Something to look at before a person is sent or seated. It drops nobody.</summary>
/// <param name="Countries">Those of the countries asked about that it is with.</param>
sealed record PersonConcern(PersonConcernKind Kind, IReadOnlyList<string> Countries, string Sentence);

enum PersonConcernKind
{
    DeclaredTie = 1,
    NoDeclaration = 2,
    FormerOffice = 3,
    NoContact = 4,
}

/// <summary>
/// Finds what stands between people and the countries that a task concerns. Of ties the Chair's office alone learns,
/// that they are with a country and of what sort, never in the person's words; that it did is put on record.
/// </summary>
sealed class PersonConcerns(ConflictsOfInterest conflicts, IDisclosures disclosures)
{
    /// <param name="countries">Those that the task concerns.</param>
    /// <param name="operation">What the caller's document calls it.</param>
    /// <param name="coordinate">Of the field that tells.</param>
    public async Task<ILookup<long, PersonConcern>> FindAsync(
        RegistryDb db, Caller caller, IReadOnlyCollection<long> people, IReadOnlyCollection<string> countries,
        string? operation, string coordinate, CancellationToken cancellation)
    {
        var found = await ReadAsync(db, caller, people, countries, cancellation);
        await RecordAsync(caller, operation, coordinate, found, people);
        return found;
    }

    /// <summary>Puts on record that ties of these people were told.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async ValueTask RecordAsync(
        Caller caller, string? operation, string coordinate, ILookup<long, PersonConcern> found,
        IEnumerable<long> people)
    {
        var told = people.Where(person => found[person].Any(c => c.Kind is PersonConcernKind.DeclaredTie))
            .Select(person => (coordinate, person)).ToHashSet();
        if (told.Count > 0)
            await disclosures.RecordAsync(caller, operation, told);
    }

    /// <summary>The same for whoever only compares: of whom it is told, <see cref="RecordAsync"/> must hear.</summary>
    /// <remarks>
    /// It may be of ten thousand people: each query is given them as one parameter, not as one for each.
    /// </remarks>
    /// <inheritdoc cref="FindAsync"/>
    public async Task<ILookup<long, PersonConcern>> ReadAsync(
        RegistryDb db, Caller caller, IReadOnlyCollection<long> people, IReadOnlyCollection<string> countries,
        CancellationToken cancellation)
    {
        var names = await CountryNames.ReadAsync(db, cancellation);
        List<(long Person, PersonConcern Concern)> found =
        [
            .. caller.Role is CallerRole.Chair
                ? await TiesAsync(db, people, countries, names, cancellation) : [],
            .. await OfficesAsync(db, people, countries, names, cancellation),
            .. await ContactsAsync(db, people, cancellation),
        ];
        return found.ToLookup(f => f.Person, f => f.Concern);
    }

    async Task<List<(long, PersonConcern)>> TiesAsync(
        RegistryDb db, IReadOnlyCollection<long> people, IReadOnlyCollection<string> countries, CountryNames names,
        CancellationToken cancellation)
    {
        var found = new List<(long, PersonConcern)>();
        if (countries.Count > 0)
        {
            var ties = await conflicts.ReadAsync(db, c => EF.Parameter(people).Contains(c.PersonId), cancellation);
            foreach (var (_, person, tie) in ties.OrderBy(t => t.Id))
            {
                string[] with = [.. countries.Where(tie.AllCountries.Contains)];
                if (with.Length > 0)
                {
                    found.Add((person, new(PersonConcernKind.DeclaredTie, with,
                        $"Declared a tie ({InWords(tie.Kind)}) with {names.Write(with)}.")));
                }
                else if (tie.AllCountries.Count == 0)
                {
                    found.Add((person, new(PersonConcernKind.DeclaredTie, [],
                        $"Declared a tie ({InWords(tie.Kind)}) that names no country; look whether it matters here.")));
                }
            }
        }
        var declared = await db.Set<ConflictDeclaration>().AsNoTracking()
            .Where(d => EF.Parameter(people).Contains(d.PersonId)).Select(d => d.PersonId).ToListAsync(cancellation);
        found.AddRange(people.Except(declared).Select(person => (person, new PersonConcern(
            PersonConcernKind.NoDeclaration, [], "Has neither declared ties nor that there are none."))));
        return found;
    }

    static async Task<List<(long, PersonConcern)>> OfficesAsync(
        RegistryDb db, IReadOnlyCollection<long> people, IReadOnlyCollection<string> countries, CountryNames names,
        CancellationToken cancellation)
    {
        var found = new List<(long, PersonConcern)>();
        if (countries.Count == 0)
            return found;
        var nationals = await db.Set<Person>().AsNoTracking().Where(p => EF.Parameter(people).Contains(p.Id))
            .Select(p => new { p.Id, p.Nationalities })
            .ToDictionaryAsync(p => p.Id, p => p.Nationalities, cancellation);
        var offices = await db.Set<FormerOffice>().AsNoTracking()
            .Where(o => EF.Parameter(people).Contains(o.PersonId)).OrderBy(o => o.Position).ToListAsync(cancellation);
        var named = countries.Distinct().ToDictionary(country => country, country => NamesOf(country, names));
        foreach (var office in offices)
        {
            string[] with = [.. countries.Where(country =>
                (office.Kind <= OfficeKind.MilitaryOfficer && office.Kind is not OfficeKind.Ambassador
                    && nationals.GetValueOrDefault(office.PersonId)?.Contains(country) is true)
                || named[country].IsMatch(office.Title))];
            if (with.Length > 0)
            {
                found.Add((office.PersonId, new(PersonConcernKind.FormerOffice, with,
                    $"Held an office in or for {names.Write(with)}: {office.Title}.")));
            }
        }
        var engagements = await db.Set<Engagement>().AsNoTracking()
            .Where(e => e.PersonId != null && EF.Parameter(people).Contains(e.PersonId.Value))
            .OrderByDescending(e => e.From).ThenBy(e => e.Id)
            .Select(e => new { e.PersonId, e.Title, e.Countries, For = e.Participant!.Alpha2 })
            .ToListAsync(cancellation);
        foreach (var engagement in engagements)
        {
            string[] with = [.. countries.Where(c => engagement.Countries.Contains(c) || engagement.For == c)];
            if (with.Length > 0)
            {
                found.Add((engagement.PersonId!.Value, new(PersonConcernKind.FormerOffice, with,
                    $"Acted in or for {names.Write(with)}: {engagement.Title}.")));
            }
        }
        return found;
    }

    static async Task<List<(long, PersonConcern)>> ContactsAsync(
        RegistryDb db, IReadOnlyCollection<long> people, CancellationToken cancellation)
    {
        var reached = await db.Set<PersonContact>().AsNoTracking()
            .Where(c => EF.Parameter(people).Contains(c.PersonId)).Select(c => c.PersonId).ToListAsync(cancellation);
        return [.. people.Except(reached).Select(person => (person, new PersonConcern(
            PersonConcernKind.NoContact, [], "States no way to be reached.")))];
    }

    /// <summary>Finds the name of a country in a title, as the ARF or others write it, as whole words.</summary>
    static Regex NamesOf(string country, CountryNames names)
    {
        string[] written = [.. new[] { names.Find(country), CountryCodes.NameOf(country) }.OfType<string>().Distinct()];
        var any = string.Join('|', written.Select(Regex.Escape));
        return new Regex(
            written.Length > 0 ? $@"(?<!\w)(?:{any})(?!\w)" : "(?!)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    static string InWords(ConflictKind kind) => kind switch
    {
        ConflictKind.Family => "family",
        ConflictKind.Employment => "employment",
        ConflictKind.Business => "business",
        ConflictKind.Property => "land or houses",
        ConflictKind.Politics => "politics",
        ConflictKind.Advocacy => "took a side in public",
        ConflictKind.Dispute => "a claim or quarrel",
        _ => "another sort",
    };
}
