using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// That a person asked to be written to and to sign in by another mail address, which counts once the letter to it was
/// answered. One a person: asking again takes the place of the one before.
/// </summary>
sealed class AddressChange
{
    public required long PersonId { get; init; }

    /// <summary>The new address: see <see cref="AddressChanges"/>.</summary>
    public required string Sealed { get; set; }

    public required DateTime AskedAt { get; set; }

    /// <summary>What the letter to the new address was posted for.</summary>
    public required long LetterId { get; init; }
}

sealed class AddressChangeMapping : IEntityTypeConfiguration<AddressChange>
{
    public void Configure(EntityTypeBuilder<AddressChange> change)
    {
        change.LeavesWith(c => c.PersonId, SeenBy.Keepers).Shows(SeenBy.Person, c => c.Sealed).HasKey(c => c.PersonId);
        change.Property(c => c.PersonId).ValueGeneratedNever();
        change.Property(c => c.Sealed).IsSealedFor(AddressChanges.Purpose);
        change.HasOne<Person>().WithOne().HasForeignKey<AddressChange>(c => c.PersonId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Asks a new address whether it is the person's, and takes it once it answered.</summary>
sealed class AddressChanges(
    PersonContacts contacts, SignInAddresses addresses, PersonVault vault, Mailbox mailbox, PublicAddress site,
    SecretariatClock clock)
{
    public const string Purpose = "sign-in.new-address";
    public const string Path = "/new-address";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>To be saved. The address that counts until then is told.</summary>
    /// <param name="former">Where letters go now; null where there is none.</param>
    public async Task AskAsync(
        RegistryDb db, Person person, string address, string? former, DateTime now, CancellationToken cancellation)
    {
        await EndAsync(db, person.Id, now, cancellation);
        var text = vault.Seal(db, person.Id, Purpose, address);
        var change = await db.Set<AddressChange>().FindAsync([person.Id], cancellation);
        if (change is null)
            db.Add(change = new AddressChange
            {
                PersonId = person.Id,
                Sealed = text,
                AskedAt = now,
                LetterId = EntityId.New(),
            });
        else
            (change.Sealed, change.AskedAt) = (text, now);

        var secret = Links.Create(db, LinkPurpose.NewAddress, person.Id, null, now, Lifetime);
        mailbox.Post(db, address, "Is this your address on the register of the ASEAN Regional Forum?", $"""
            {person.FullName},

            you asked that the register of the ASEAN Regional Forum write to you at this address, and that you sign in
            by it. It counts once you say so here:

            {site.LinkTo($"{Path}/{secret}")}

            The link is good until {clock.Moment.DayIn(person.TimeZone, now + Lifetime):d MMMM yyyy}, and once. If it
            was not you who asked, do nothing. If you have a question, ask the ARF Unit.

            """, about: person.Id, occasion: change.LetterId);
        if (former is not null)
            mailbox.Post(db, former, "Another address was stated for your entry on the ARF register", $"""
                {person.FullName},

                somebody who is signed in to your entry on the register of the ASEAN Regional Forum stated another mail
                address. Until a letter to that address is answered, nothing changes, and you go on signing in by this
                one. If it was you, you need do nothing.

                If it was not you, tell the ARF Unit at once, and sign out everywhere on the page of your entry:

                {site.LinkTo(SignInDesk.Home)}

                """, about: person.Id);
    }

    /// <summary>Takes the address that the letter was sent to; to be saved.</summary>
    /// <returns>False, with nothing changed, when somebody else signs in by it meanwhile.</returns>
    public async Task<bool> TakeAsync(RegistryDb db, Person person, CancellationToken cancellation)
    {
        var change = await db.Set<AddressChange>().FindAsync([person.Id], cancellation);
        if (change is null || vault.Open(db, person.Id, Purpose, change.Sealed) is not { } address
            || !await addresses.SetAsync(db, person.Id, [address], cancellation))
            return false;
        var known = await contacts.FindAsync(db, person.Id, cancellation) ?? new ContactDetails();
        await contacts.StateAsync(db, person.Id, known with { Email = address }, cancellation);
        db.Remove(change);
        person.Version++;
        if (known.Email is { } former && former != address)
            TellFormer(db, person, former);
        return true;
    }

    /// <summary>Whoever holds somebody's phone for a moment could otherwise take the entry over unnoticed.</summary>
    public void TellFormer(RegistryDb db, Person person, string address) => mailbox.Post(
        db, address, "You no longer sign in to EnvoyRegistry by this address", $"""
        {person.FullName},

        your entry on the register of the ASEAN Regional Forum names another mail address now, or none, and nobody is
        signed in by this one any more.

        If it was not you who changed that, tell the ARF Unit at once: it can sign everybody out of your entry and set
        the address right. Your entry is here:

        {site.LinkTo(SignInDesk.Home)}

        """, about: person.Id);

    /// <summary>Makes the links of earlier letters worthless, and forgets the address; to be saved.</summary>
    public static async Task ForgetAsync(RegistryDb db, long person, DateTime now, CancellationToken cancellation)
    {
        await EndAsync(db, person, now, cancellation);
        if (await db.Set<AddressChange>().FindAsync([person], cancellation) is { } change)
            db.Remove(change);
    }

    static Task EndAsync(RegistryDb db, long person, DateTime now, CancellationToken cancellation) =>
        Links.EndAsync(db, LinkPurpose.NewAddress, person, now, cancellation);
}
