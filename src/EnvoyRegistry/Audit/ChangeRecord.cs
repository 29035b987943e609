using System.Collections;
using System.Globalization;
using System.Text.Json;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnvoyRegistry.Audit;

/// <summary>
/// Takes down, field by field, what a context saves for as long as this lives: in the order in which it was saved, each
/// field once, from what it was at first to what it is at last.
/// </summary>
sealed class ChangeRecord : IDisposable
{
    readonly RegistryDb _db;
    readonly OrderedDictionary<(string Thing, string Key, string Field), FieldChange> _changes = [];

    public ChangeRecord(RegistryDb db)
    {
        _db = db;
        db.SavingChanges += Note;
    }

    public IEnumerable<FieldChange> Changes => _changes.Values.Where(c => c.Before != c.After);

    public void Dispose() => _db.SavingChanges -= Note;

    void Note(object? sender, SavingChangesEventArgs saving)
    {
        _db.ChangeTracker.DetectChanges();
        foreach (var row in _db.ChangeTracker.Entries())
        {
            if (row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && row.Metadata.IsAudited())
                Note(row);
        }
    }

    void Note(EntityEntry row)
    {
        var thing = row.Metadata.ShortName();
        var ofCase = row.Metadata.ColumnOfCase();
        var parts = row.Metadata.FindPrimaryKey()!.Properties
            .Prepend(ofCase is { } column && !column.IsPrimaryKey() ? column : null).OfType<IReadOnlyProperty>();
        var key = string.Join('/', parts.Select(p => Text(p, Value(row, p))));
        var person = PersonOf(row);
        var caseId = ofCase is null ? null : row.Metadata.WriteCase(Value(row, ofCase));
        // A row that only ties two others together has nothing else to be told by.
        if (row.State is EntityState.Added or EntityState.Deleted
            && row.Metadata.GetProperties().All(p => p.IsPrimaryKey()))
            Add(new FieldChange(thing, key, "exists", person, Is(EntityState.Deleted), Is(EntityState.Added), null));
        foreach (var property in row.Metadata.GetProperties())
        {
            // Bytes are files, or hashes; a list of fields is no place for either.
            if (property.IsPrimaryKey() || !property.IsAudited() || property.ClrType == typeof(byte[]))
                continue;
            var before = row.State is EntityState.Added ? null : Text(property, row.OriginalValues[property]);
            var after = row.State is EntityState.Deleted ? null : Text(property, row.CurrentValues[property]);
            var field = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            Add(new FieldChange(
                thing, key, field, person, before, after,
                ofCase is null ? property.SealedFor() : AuditMarks.KeptInTheCase,
                caseId));
        }

        string? Is(EntityState state) => row.State == state ? "true" : null;
    }

    void Add(FieldChange change)
    {
        var place = (change.Thing, change.Key, change.Field);
        if (_changes.TryGetValue(place, out var earlier))
            _changes[place] = earlier with { After = change.After };
        else if (change.Before != change.After)
            _changes.Add(place, change);
    }

    long? PersonOf(EntityEntry row)
    {
        if (row.Metadata.WhoseOwner() is null
            && row.Metadata.WhoseColumn() is { } whose && Value(row, whose) is long person)
            return person;
        // What goes with a row is about whom that row is about.
        return row.Metadata.GetForeignKeys()
            .Where(key => key is { IsRequired: true, DeleteBehavior: DeleteBehavior.Cascade, Properties.Count: 1 })
            .Select(key => Whole(key, row)).OfType<object>()
            .Select(whole => PersonOf(_db.Entry(whole))).FirstOrDefault(found => found is not null);
    }

    // Also one that the caller does not see: whose values these are decides how they are kept.
    object? Whole(IReadOnlyForeignKey key, EntityEntry row)
    {
        var viewer = _db.Viewer;
        _db.Viewer = Viewer.Register;
        try
        {
            return _db.Find(key.PrincipalEntityType.ClrType, Value(row, key.Properties[0]));
        }
        finally
        {
            _db.Viewer = viewer;
        }
    }

    static object? Value(EntityEntry row, IReadOnlyProperty property) =>
        row.State is EntityState.Deleted ? row.OriginalValues[property.Name] : row.CurrentValues[property.Name];

    static string? Text(IReadOnlyProperty property, object? value) => value switch
    {
        DateTime instant when property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?) =>
            instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Text(value),
    };

    static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        Enum member => JsonNamingPolicy.SnakeCaseUpper.ConvertName(member.ToString()),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable list => JsonSerializer.Serialize(list.Cast<object?>().Select(Text)),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

/// <param name="PersonId">Whose row it is, where it is one person's.</param>
/// <param name="SealedFor">What both values are sealed for already; null when they are plain.</param>
/// <param name="CaseId">The case that the row is part of, as clients have it.</param>
sealed record FieldChange(
    string Thing, string Key, string Field, long? PersonId, string? Before, string? After, string? SealedFor,
    string? CaseId = null);
