using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary>
/// Writes rows that were found sound, and only what differs. A few hundred people at a time, to stay small.
/// </summary>
sealed class PeopleWriter : IDisposable
{
    const int AtOnce = 500;

    readonly RegistryDb _db;
    readonly RegisterLookup _register;
    readonly DateTime _now;
    readonly TextWriter _progress;
    readonly TableWriter<Person> _people;
    readonly TableWriter<FormerOffice> _offices;
    readonly TableWriter<PersonLanguage> _languages;
    readonly TableWriter<PersonExpertise> _expertise;
    readonly RegistrationWriter _registrations;
    readonly WindowWriter _windows;
    readonly AnnexWriter _annex;
    readonly Dictionary<string, long> _newIds = [];

    public PeopleWriter(
        RegistryDb db, RegisterLookup register, DateTime now, DateOnly today, TextWriter progress,
        AnnexWriter annex)
    {
        (_db, _register, _now, _progress) = (db, register, now, progress);
        _people = TableWriter<Person>.Inserting(db);
        _offices = TableWriter<FormerOffice>.Inserting(db);
        _languages = TableWriter<PersonLanguage>.Inserting(db);
        _expertise = TableWriter<PersonExpertise>.Inserting(db);
        _registrations = new RegistrationWriter(db, today);
        _windows = new WindowWriter(db);
        _annex = annex;
    }

    public async Task<ImportCounts> WriteAsync(ImportedRows rows, CancellationToken cancellation)
    {
        var placed = _registrations.End(rows.People);
        var written = 0;
        var changed = new HashSet<long>();
        foreach (var people in rows.People.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            changed.UnionWith(WritePeople(people));
            Tell("people", written += people.Length, rows.People.Count);
        }
        foreach (var row in rows.People.Where(row => row.Kind is PersonKind.Eep && !placed.Contains(row.Reference)))
            _registrations.Begin(row, IdOf(row.Reference));
        await WriteAnnexAsync(rows, changed, cancellation);

        var (calendars, withOtherWindows) = (0, 0);
        foreach (var people in rows.Windows.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            withOtherWindows += _windows.Write([.. people.Select(Calendar)]);
            Tell("people with windows", calendars += people.Length, rows.Windows.Count);
        }
        // New rows went past EF.
        _db.RefreshDerivedRows();
        return new ImportCounts(
            _newIds.Count, changed.Count, rows.People.Count - _newIds.Count - changed.Count, withOtherWindows,
            rows.People.Count(row => row.Status is PersonStatus.ConsentPending));
    }

    public void Dispose()
    {
        _people.Dispose();
        _offices.Dispose();
        _languages.Dispose();
        _expertise.Dispose();
        _registrations.Dispose();
        _windows.Dispose();
    }

    /// <summary>A change there is one of the entry, as it is where the person makes it.</summary>
    async Task WriteAnnexAsync(ImportedRows rows, HashSet<long> changed, CancellationToken cancellation)
    {
        var others = await _annex.WriteAsync(rows.People, IdOf, cancellation);
        others.UnionWith(new EngagementWriter(_db).Write(
            rows.Engagements.ToDictionary(person => IdOf(person.Key), person => person.Value)));
        others.ExceptWith(_newIds.Values);
        others.ExceptWith(changed);
        _db.Set<Person>().Where(p => others.Contains(p.Id))
            .ExecuteUpdate(set => set.SetProperty(p => p.Version, p => p.Version + 1));
        changed.UnionWith(others);
    }

    /// <returns>Those who were there and differ now.</returns>
    List<long> WritePeople(PersonRow[] rows)
    {
        foreach (var row in rows.Where(row => _register.Person(row.Reference) is null))
            Insert(row);

        var known = rows.Where(row => _register.Person(row.Reference) is not null)
            .ToDictionary(row => IdOf(row.Reference));
        if (known.Count == 0)
            return [];
        var differing = Stored(known.Keys).AsNoTracking().AsEnumerable()
            .Where(person => !Tells(known[person.Id], person)).Select(person => person.Id).ToList();
        if (differing.Count == 0)
            return [];
        foreach (var person in Stored(differing).ToList())
        {
            Write(person, known[person.Id]);
            person.Version++;
        }
        Save();
        return differing;
    }

    IQueryable<Person> Stored(IEnumerable<long> ids) => _db.Set<Person>()
        .Include(p => p.FormerOffices).Include(p => p.Languages).Include(p => p.Expertise)
        .Where(p => ids.Contains(p.Id)).AsSplitQuery();

    void Insert(PersonRow row)
    {
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = row.Reference,
            FullName = "",
            UpdatedAt = _now,
        };
        _newIds.Add(row.Reference, person.Id);
        WriteOwn(person, row);
        _people.Write(person);
        foreach (var office in Offices(person.Id, row))
            _offices.Write(office);
        foreach (var language in row.Languages)
            _languages.Write(New(person.Id, language));
        foreach (var expertise in row.Expertise)
            _expertise.Write(New(person.Id, expertise));
    }

    /// <summary>Whether a row tells of a person what the register does.</summary>
    static bool Tells(PersonRow row, Person person) =>
        (row.Kind, row.ParticipantId, row.Status, row.ConfirmedOn)
            == (person.Kind, person.ParticipantId, person.Status, person.ConfirmedOn)
        && row.Fields.All(stated => stated.Field.Is(person, stated.Value))
        && row.FormerOffices.SequenceEqual(person.FormerOffices.OrderBy(o => o.Position)
            .Select(o => new StatedOffice(o.Kind, o.Title)))
        && person.Languages.Select(l => new StatedLanguage(l.Tag, l.Level)).ToHashSet().SetEquals(row.Languages)
        && person.Expertise.Select(e => new StatedExpertise(e.TagId, e.Level, e.Years, e.LastUsedYear)).ToHashSet()
            .SetEquals(row.Expertise);

    static void WriteOwn(Person person, PersonRow row)
    {
        if (person.ConfirmedOn != row.ConfirmedOn || person.Kind != row.Kind)
            person.ConfirmationDueOn = row.Kind is PersonKind.Former ? null : row.ConfirmedOn?.AddYears(1);
        (person.Kind, person.ParticipantId) = (row.Kind, row.ParticipantId);
        (person.Status, person.ConfirmedOn) = (row.Status, row.ConfirmedOn);
        foreach (var (field, value) in row.Fields)
            field.Set(person, value);
    }

    void Write(Person person, PersonRow row)
    {
        WriteOwn(person, row);

        var offices = person.FormerOffices.ToDictionary(o => o.Position);
        foreach (var office in Offices(person.Id, row))
            if (offices.Remove(office.Position, out var known))
                _db.Entry(known).CurrentValues.SetValues(office);
            else
                _db.Add(office);
        _db.RemoveRange(offices.Values);

        var languages = person.Languages.ToDictionary(l => l.Tag);
        foreach (var stated in row.Languages)
            if (languages.Remove(stated.Tag, out var known))
                known.Level = stated.Level;
            else
                _db.Add(New(person.Id, stated));
        _db.RemoveRange(languages.Values);

        // What shows an expertise does not stand in the sheet, and stays.
        var expertise = person.Expertise.ToDictionary(e => e.TagId);
        foreach (var stated in row.Expertise)
            if (expertise.Remove(stated.TagId, out var known))
                (known.Level, known.Years, known.LastUsedYear) = (stated.Level, stated.Years, stated.LastUsedYear);
            else
                _db.Add(New(person.Id, stated));
        _db.RemoveRange(expertise.Values);
    }

    static IEnumerable<FormerOffice> Offices(long personId, PersonRow row) =>
        row.FormerOffices.Select((office, position) =>
        new FormerOffice { PersonId = personId, Position = position, Kind = office.Kind, Title = office.Title });

    static PersonLanguage New(long personId, StatedLanguage stated) =>
        new() { PersonId = personId, Tag = stated.Tag, Level = stated.Level };

    static PersonExpertise New(long personId, StatedExpertise stated) => new()
    {
        PersonId = personId,
        TagId = stated.TagId,
        Level = stated.Level,
        Years = stated.Years,
        LastUsedYear = stated.LastUsedYear,
    };

    StatedCalendar Calendar(KeyValuePair<string, List<WindowRow>> person) =>
        new(IdOf(person.Key), _newIds.ContainsKey(person.Key), [.. person.Value.Select(row => row.Terms)]);

    long IdOf(string reference) =>
        _newIds.TryGetValue(reference, out var id) ? id : _register.Person(reference)!.Value.Id;

    void Save()
    {
        _db.SaveChanges();
        _db.ChangeTracker.Clear();
    }

    void Tell(string what, int done, int all)
    {
        if (done == all || done % (AtOnce * 4) == 0)
            _progress.WriteLine($"{done} of {all} {what} written.");
    }
}
