using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// By which mail address a person signs in, to be found but not to be read: a hash under a key of the register. Whoever
/// asks for a letter types the address, so nothing else of it is needed.
/// </summary>
sealed class SignInAddress
{
    public required long Id { get; init; }
    public required byte[] Hash { get; init; }
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!;

    /// <summary>
    /// When the ARF Unit stated it; null once the person has signed in by it, or where she stated it herself: then it
    /// is hers, and nobody else changes it.
    /// </summary>
    public DateTime? InvitedAt { get; set; }
}

sealed class SignInAddressMapping : IEntityTypeConfiguration<SignInAddress>
{
    public void Configure(EntityTypeBuilder<SignInAddress> address)
    {
        address.LeavesWith(a => a.PersonId, SeenBy.Person).Shows(SeenBy.Nobody, a => a.Hash);
        // One address is one person's: it decides whose entry is opened.
        address.HasIndex(a => a.Hash).IsUnique();
        address.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        address.ToTable(table =>
            table.HasCheckConstraint("CK_SignInAddress_Hash", $"length(\"Hash\") = {Secret.HashLength}"));
    }
}

/// <summary>Whoever writes the mail addresses of a person tells them here, in the same transaction.</summary>
sealed class SignInAddresses(Keyring keyring)
{
    /// <summary>Makes these the addresses that the person signs in by, and no others.</summary>
    /// <param name="invitedAt">Where the person has yet to prove that they are hers.</param>
    /// <returns>False, with nothing changed, when one of them is another person's.</returns>
    public async Task<bool> SetAsync(
        RegistryDb db, long person, IReadOnlyCollection<string> addresses, CancellationToken cancellation,
        DateTime? invitedAt = null)
    {
        var hashes = addresses.Select(address => Hash(db, address)).DistinctBy(Convert.ToHexString).ToList();
        if (await db.Set<SignInAddress>().AnyAsync(a => hashes.Contains(a.Hash) && a.PersonId != person, cancellation))
            return false;
        var known = await db.Set<SignInAddress>().Where(a => a.PersonId == person).ToListAsync(cancellation);
        db.RemoveRange(known.Where(a => !hashes.Exists(a.Hash.SequenceEqual)));
        db.AddRange(hashes.Where(hash => !known.Exists(a => a.Hash.SequenceEqual(hash)))
            .Select(hash => new SignInAddress
            {
                Id = EntityId.New(),
                Hash = hash,
                PersonId = person,
                InvitedAt = invitedAt,
            }));
        known.ForEach(address => address.InvitedAt = invitedAt);
        return true;
    }

    /// <summary>Whether somebody else signs in by the address, be she seen by whoever asks or not.</summary>
    public Task<bool> IsOfAnotherAsync(RegistryDb db, string address, long person, CancellationToken cancellation)
    {
        var hash = Hash(db, address);
        return db.Set<SignInAddress>().AnyAsync(a => a.Hash == hash && a.PersonId != person, cancellation);
    }

    public bool Is(RegistryDb db, SignInAddress known, string address) => known.Hash.SequenceEqual(Hash(db, address));

    /// <summary>Whose address it is, of those who can sign in; null when it is nobody's.</summary>
    public async Task<long?> FindAsync(RegistryDb db, string address, CancellationToken cancellation)
    {
        var hash = Hash(db, address);
        return await db.Set<SignInAddress>().Where(a => a.Hash == hash && a.Person.Kind != PersonKind.Historical)
            .Select(a => (long?)a.PersonId).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>
    /// What is the same address in any spelling. Letters go to this and not to what was typed, which may be another
    /// mailbox: the Kelvin sign (U+212A) is a k only here.
    /// </summary>
    /// <remarks>No provider that people use tells capitals apart, and phones write them unasked.</remarks>
    public static string Folded(string address) => address.Trim().Normalize().ToLowerInvariant();

    byte[] Hash(RegistryDb db, string address)
    {
        Span<byte> key = stackalloc byte[32];
        keyring.Derive(db, "sign-in-address", key);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Folded(address)));
        CryptographicOperations.ZeroMemory(key);
        return hash;
    }
}
