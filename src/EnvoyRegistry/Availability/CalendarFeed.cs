using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Availability;

/// <summary>
/// That a person's days can be subscribed to at an address nobody can guess. Whoever has the address reads them, so
/// only its hash is here; one address a person, and a new one ends the one before.
/// </summary>
sealed class CalendarFeed
{
    public const string SecretPrefix = "calendar_";

    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF
    public required byte[] Hash { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>To the hour: programs ask often, and each time need not be written down.</summary>
    public DateTime? LastReadAt { get; set; }
}

sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.LeavesWith(f => f.PersonId, SeenBy.Person).Shows(SeenBy.Nobody, f => f.Hash).HasKey(f => f.PersonId);
        feed.HasOne(f => f.Person).WithOne().HasForeignKey<CalendarFeed>(f => f.PersonId);
        feed.HasIndex(f => f.Hash).IsUnique();
        feed.ToTable(table =>
            table.HasCheckConstraint("CK_CalendarFeed_Hash", $"length(\"Hash\") = {Secret.HashLength}"));
    }
}
