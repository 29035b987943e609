using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>
/// A tie that a person declares, sealed whole under the person's key: even of what kind it is tells much.
/// </summary>
sealed class ConflictOfInterest
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "coi";

    public required long Id { get; init; }
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF
    public required DateTime DeclaredAt { get; init; }

    /// <summary>A <see cref="ConflictStatement"/>: see <see cref="ConflictsOfInterest"/>.</summary>
    public required string Sealed { get; init; }
}

/// <summary>What is declared.</summary>
/// <param name="Country">
/// The first of <see cref="Countries"/>; alone in statements of before there could be several.
/// </param>
/// <param name="Party">A state or not, as the person calls it.</param>
sealed record ConflictStatement(
    ConflictKind Kind, string? Country, string? Party, DateOnly? Since, DateOnly? Until, string Text,
    IReadOnlyList<string>? Countries = null)
{
    [JsonIgnore]
    public IReadOnlyList<string> AllCountries => Countries ?? (Country is { } one ? [one] : []);
}

/// <summary>Sealed with the statement: the numbers stay.</summary>
enum ConflictKind
{
    Family = 1,
    Employment = 2,
    Business = 3,
    Property = 4,
    Politics = 5,
    Advocacy = 6,
    Dispute = 7,
    Other = 99,
}

/// <summary>A conflict, open.</summary>
sealed record DeclaredConflict(long Id, long PersonId, ConflictStatement Statement);

/// <summary>Seals and opens conflicts.</summary>
sealed class ConflictsOfInterest(PersonVault vault)
{
    public const string Purpose = "person.conflict";

    public ConflictOfInterest Seal(RegistryDb db, long person, ConflictStatement statement, DateTime now) => new()
    {
        Id = EntityId.New(),
        PersonId = person,
        DeclaredAt = now,
        Sealed = vault.Seal(db, person, Purpose, JsonSerializer.Serialize(statement)),
    };

    /// <summary>Those that meet a condition, open; only of whom the context's viewer may see them.</summary>
    public async Task<List<DeclaredConflict>> ReadAsync(
        RegistryDb db, Expression<Func<ConflictOfInterest, bool>> condition, CancellationToken cancellation)
    {
        var rows = await (
            from conflict in db.Set<ConflictOfInterest>().AsNoTracking().Where(condition)
            join key in db.Set<PersonKey>() on conflict.PersonId equals key.PersonId
            where key.Wrapped != null
            select new { Conflict = conflict, key.Wrapped }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new DeclaredConflict(
            row.Conflict.Id,
            row.Conflict.PersonId,
            Read(vault.OpenWith(db, row.Wrapped, row.Conflict.PersonId, Purpose, row.Conflict.Sealed)!)));
    }

    static ConflictStatement Read(string text) => JsonSerializer.Deserialize<ConflictStatement>(text)!;
}

sealed class ConflictOfInterestMapping : IEntityTypeConfiguration<ConflictOfInterest>
{
    public void Configure(EntityTypeBuilder<ConflictOfInterest> conflict)
    {
        conflict.LeavesWith(c => c.PersonId, SeenBy.ChairAndPerson)
            .Property(c => c.Sealed).IsSealedFor(ConflictsOfInterest.Purpose);
        conflict.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        conflict.HasIndex(c => new { c.PersonId, c.DeclaredAt });
    }
}

/// <summary>The person's own, and the Chair's office's: the nominator sees none.</summary>
sealed class ConflictVisibility : IVisibleRows<ConflictOfInterest>, IOwnedRows<ConflictOfInterest>
{
    public Expression<Func<ConflictOfInterest, bool>> Visible => c =>
        (Viewer.Current.Role & (1 << (int)CallerRole.Chair)) != 0 || c.PersonId == Viewer.Current.PersonId;

    public Expression<Func<ConflictOfInterest, long>> Person => c => c.PersonId;

    public Expression<Func<ConflictOfInterest, long?>> Participant => c => c.Person.ParticipantId;

    public Expression<Func<ConflictOfInterest, bool>>? Opened(string field) => null;
}
