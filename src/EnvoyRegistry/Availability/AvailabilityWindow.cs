using EnvoyRegistry.Data;
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

    internal AvailabilityWindow(long id, long personId, WindowTerms terms, int sequence = 0)
    {
        Id = id;
        PersonId = personId;
        From = terms.From;
        Until = terms.Until;
        Status = terms.Status;
        Mode = terms.Mode;
        NoticeHours = terms.NoticeHours;
        ConfirmedAt = terms.ConfirmedAt;
        Sequence = sequence;
        Origin = terms.Origin;
        BeneathStatus = terms.Beneath?.Status;
        BeneathMode = terms.Beneath?.Mode;
        BeneathNoticeHours = terms.Beneath?.NoticeHours;
        BeneathConfirmedAt = terms.Beneath?.ConfirmedAt;
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

    /// <summary>How often it was changed since it got its id: what programs that subscribe tell revisions by.</summary>
    public int Sequence { get; private set; }

    public WindowOrigin Origin { get; private set; }

    // What the person had said of these days by hand before a calendar told that they are taken; it comes back when a
    // later calendar no longer tells that. All of them are null, or none.
    public AvailabilityStatus? BeneathStatus { get; private set; }
    public AvailabilityMode? BeneathMode { get; private set; }
    public int? BeneathNoticeHours { get; private set; }
    public DateTime? BeneathConfirmedAt { get; private set; }

    public WindowTerms Terms => new(From, Until, Status, Mode, NoticeHours, ConfirmedAt)
    {
        Origin = Origin,
        Beneath = BeneathStatus is { } status
            ? new SaidOfDays(status, BeneathMode!.Value, BeneathNoticeHours!.Value, BeneathConfirmedAt!.Value)
            : null,
    };

    /// <summary>The same window, saying something else.</summary>
    internal AvailabilityWindow With(WindowTerms terms) => new(Id, PersonId, terms, Sequence + 1);
}

/// <summary>Who told of the days. Stored: the numbers stay.</summary>
enum WindowOrigin
{
    /// <summary>The person, or an import on the person's behalf.</summary>
    Stated = 1,

    /// <summary>A busy calendar that the person brought in; the next one replaces it.</summary>
    Calendar = 2,
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
        window.LeavesWith(w => w.PersonId, SeenBy.Opened)
            .HasOne(w => w.Person).WithMany().HasForeignKey(w => w.PersonId);

        // Two windows of a person never begin on one day; the trigger of the migration keeps them wholly apart.
        window.HasIndex(w => new { w.PersonId, w.From }).IsUnique();
        window.Property(w => w.Sequence).HasDefaultValue(0);
        window.Property(w => w.Origin).HasDefaultValue(WindowOrigin.Stated);
        window.ToTable(table =>
        {
            table.HasCheckConstraint("CK_AvailabilityWindow_Order", "\"From\" <= \"Until\"");
            table.HasCheckConstraint("CK_AvailabilityWindow_Notice",
                $"\"NoticeHours\" BETWEEN 0 AND {WindowTerms.LongestNoticeHours}");
        });
    }
}
