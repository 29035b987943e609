using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Availability;

/// <summary>
/// Days a person says something about, both ends included. Made by <see cref="Calendar.Place"/> alone, which keeps the
/// windows of one person apart; days no window names are unknown, and unknown is never free.
/// </summary>
sealed class AvailabilityWindow
{
    AvailabilityWindow() { } // for EF

    internal AvailabilityWindow(long id, long personId, WindowTerms terms)
    {
        Id = id;
        PersonId = personId;
        From = terms.From;
        Until = terms.Until;
        Status = terms.Status;
        Mode = terms.Mode;
        NoticeHours = terms.NoticeHours;
        ConfirmedAt = terms.ConfirmedAt;
    }

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public Person Person { get; private set; } = null!; // set by EF
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public AvailabilityStatus Status { get; private set; }
    public AvailabilityMode Mode { get; private set; }

    /// <summary>How long before the first day the person must be asked.</summary>
    public int NoticeHours { get; private set; }

    /// <summary>When the person last said that this still holds.</summary>
    public DateTime ConfirmedAt { get; private set; }
}

enum AvailabilityStatus
{
    Available = 1,
    Limited = 2,
    Unavailable = 3,
}

/// <summary>How the person could serve on these days; the values are bits, so <c>Both</c> serves either.</summary>
[Flags]
enum AvailabilityMode
{
    InPerson = 1,
    Remote = 2,
    Both = InPerson | Remote,
}

sealed class AvailabilityWindowMapping : IEntityTypeConfiguration<AvailabilityWindow>
{
    public void Configure(EntityTypeBuilder<AvailabilityWindow> window)
    {
        window.HasOne(w => w.Person).WithMany().HasForeignKey(w => w.PersonId);

        // Two windows of a person never begin on one day; the trigger of the migration keeps them wholly apart.
        window.HasIndex(w => new { w.PersonId, w.From }).IsUnique();
        window.ToTable(table =>
        {
            table.HasCheckConstraint("CK_AvailabilityWindow_Order", "\"From\" <= \"Until\"");
            table.HasCheckConstraint("CK_AvailabilityWindow_Notice",
                $"\"NoticeHours\" BETWEEN 0 AND {WindowTerms.LongestNoticeHours}");
        });
    }
}
