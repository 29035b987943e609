using System.Text.Json;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>How to reach a person, sealed under the person's key.</summary>
sealed class PersonContact
{
    public required long PersonId { get; init; }

    /// <summary>A <see cref="ContactDetails"/>: see <see cref="PersonContacts"/>.</summary>
    public required string Sealed { get; set; }
}

/// <summary>The same, open. Kept as JSON: what is there stays readable when members come or go.</summary>
sealed record ContactDetails
{
    public string? Email { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public string? PostalAddress { get; init; }
    public AssistantDetails? Assistant { get; init; }

    /// <summary>The numbers of one person.</summary>
    public const int MostPhones = 10;

    /// <summary>Whether another says the same.</summary>
    public bool Tells(ContactDetails other) => Phones.SequenceEqual(other.Phones)
        && (Email, PostalAddress, Assistant) == (other.Email, other.PostalAddress, other.Assistant);

    public bool IsEmpty => Email is null && Phones.Count == 0 && PostalAddress is null && Assistant is null;
}

/// <summary>Who answers for the person: a name, and at least one way.</summary>
sealed record AssistantDetails(string Name, string? Email = null, string? Phone = null);

/// <summary>Seals and opens contacts.</summary>
sealed class PersonContacts(PersonVault vault)
{
    public const string Purpose = "person.contact";

    /// <returns>Null when nothing is stated, or no longer.</returns>
    public async Task<ContactDetails?> FindAsync(RegistryDb db, long person, CancellationToken cancellation) =>
        await db.Set<PersonContact>().FindAsync([person], cancellation) is { } contact
            && vault.Open(db, person, Purpose, contact.Sealed) is { } opened
            ? Read(opened)
            : null;

    /// <summary>Puts it in the place of whatever was stated; to be saved.</summary>
    public async Task StateAsync(RegistryDb db, long person, ContactDetails details, CancellationToken cancellation) =>
        State(db, person, await db.Set<PersonContact>().FindAsync([person], cancellation), details);

    /// <summary>The same for many, by as many queries as for one.</summary>
    public async Task StateAsync(
        RegistryDb db, IReadOnlyDictionary<long, ContactDetails> stated, CancellationToken cancellation)
    {
        List<long> people = [.. stated.Keys];
        var known = await db.Set<PersonContact>().Where(c => people.Contains(c.PersonId))
            .ToDictionaryAsync(c => c.PersonId, cancellation);
        await vault.PrepareAsync(
            db, [.. people.Where(p => known.ContainsKey(p) || !stated[p].IsEmpty)], cancellation);
        foreach (var (person, details) in stated)
            State(db, person, known.GetValueOrDefault(person), details);
    }

    void State(RegistryDb db, long person, PersonContact? contact, ContactDetails details)
    {
        if (details.IsEmpty)
        {
            if (contact is not null)
                db.Remove(contact);
            return;
        }
        var text = JsonSerializer.Serialize(details);
        if (contact is null)
            db.Add(new PersonContact { PersonId = person, Sealed = vault.Seal(db, person, Purpose, text) });
        // Sealed anew the same text is other bytes, and would go on record as a change.
        else if (vault.Open(db, person, Purpose, contact.Sealed) != text)
            contact.Sealed = vault.Seal(db, person, Purpose, text);
    }

    /// <summary>The contacts of many, for whoever may see them.</summary>
    public async Task<Dictionary<long, ContactDetails>> OfAsync(
        RegistryDb db, IReadOnlyList<long> people, CancellationToken cancellation)
    {
        var rows = await (
            from contact in db.Set<PersonContact>().AsNoTracking()
            join key in db.Set<PersonKey>() on contact.PersonId equals key.PersonId
            where people.Contains(contact.PersonId) && key.Wrapped != null
            select new { contact.PersonId, contact.Sealed, key.Wrapped }).ToListAsync(cancellation);
        return rows.ToDictionary(
            row => row.PersonId, row => Read(vault.OpenWith(db, row.Wrapped, row.PersonId, Purpose, row.Sealed)!));
    }

    static ContactDetails Read(string text) => JsonSerializer.Deserialize<ContactDetails>(text)!;
}

sealed class PersonContactMapping : IEntityTypeConfiguration<PersonContact>
{
    public void Configure(EntityTypeBuilder<PersonContact> contact)
    {
        contact.LeavesWith(c => c.PersonId, SeenBy.Opened).HasKey(c => c.PersonId);
        contact.Property(c => c.PersonId).ValueGeneratedNever();
        contact.Property(c => c.Sealed).IsSealedFor(PersonContacts.Purpose);
        contact.HasOne<Person>().WithOne(p => p.Contact).HasForeignKey<PersonContact>(c => c.PersonId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
