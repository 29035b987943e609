using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>When a person last said which ties she or he has, or that there are none.</summary>
sealed class ConflictDeclaration
{
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF
    public required DateTime DeclaredAt { get; set; }

    /// <summary>She or he said that there are none.</summary>
    public required bool None { get; set; }

    /// <summary>Puts what is said now in the place of what was said before; to be saved.</summary>
    public static async Task StateAsync(
        RegistryDb db, long person, bool none, DateTime now, CancellationToken cancellation)
    {
        if (await db.Set<ConflictDeclaration>().FindAsync([person], cancellation) is { } said)
            (said.DeclaredAt, said.None) = (now, none);
        else
            db.Add(new ConflictDeclaration { PersonId = person, DeclaredAt = now, None = none });
    }
}

sealed class ConflictDeclarationMapping : IEntityTypeConfiguration<ConflictDeclaration>
{
    public void Configure(EntityTypeBuilder<ConflictDeclaration> declaration)
    {
        declaration.LeavesWith(d => d.PersonId, SeenBy.ChairAndPerson).HasKey(d => d.PersonId);
        declaration.Property(d => d.PersonId).ValueGeneratedNever();
        declaration.HasOne(d => d.Person).WithOne().HasForeignKey<ConflictDeclaration>(d => d.PersonId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>As ties are: the person's own, and the Chair's office's.</summary>
sealed class ConflictDeclarationVisibility : IVisibleRows<ConflictDeclaration>, IOwnedRows<ConflictDeclaration>
{
    public Expression<Func<ConflictDeclaration, bool>> Visible => d =>
        (Viewer.Current.Role & (1 << (int)CallerRole.Chair)) != 0 || d.PersonId == Viewer.Current.PersonId;

    public Expression<Func<ConflictDeclaration, long>> Person => d => d.PersonId;

    public Expression<Func<ConflictDeclaration, long?>> Participant => d => d.Person.ParticipantId;

    public Expression<Func<ConflictDeclaration, bool>>? Opened(string field) => null;
}
