using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Ministers or experts called together for one task. Its members are a snapshot: a new Chair changes nobody.
/// </summary>
sealed class Grouping : IDated
{
    public required long Id { get; init; }
    public required GroupingKind Kind { get; init; }
    public required GroupingStatus Status { get; set; }
    public required string Name { get; set; }
    public required string Task { get; set; }
    public string? Situation { get; set; }

    /// <summary>The first day, from which the seats are read; null where nobody knows it to the day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    public string? BalanceNote { get; set; }
    public string? Note { get; set; }
    public string? EndReason { get; set; }

    /// <summary>Of a record taken from sources; null for what the register itself put down.</summary>
    public Certainty? Certainty { get; init; }

    public SourceGrade? Grade { get; init; }
    public List<Source> Sources { get; init; } = [];
    public List<GroupingMember> Members { get; init; } = [];
    public int Version { get; set; } = 1;

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    public bool HasEnded => Status is GroupingStatus.Dissolved or GroupingStatus.NotFormed;

    public bool WasConstituted =>
        Status is GroupingStatus.Constituted or GroupingStatus.Active or GroupingStatus.Reported;

    /// <summary>
    /// The day for which a member who joins on <paramref name="today"/> must have the right to the seat.
    /// </summary>
    public DateOnly SeatingDay(DateOnly today) => From is { } first && first > today ? first : today;

    public void Seat(GroupingMember member)
    {
        Members.Add(member);
        Version++;
    }

    /// <summary>R21: a grouping ends with its task.</summary>
    public void End(DateOnly on, string reason)
    {
        Status = WasConstituted ? GroupingStatus.Dissolved : GroupingStatus.NotFormed;
        Until = on;
        EndReason = reason;
        Version++;
    }
}

enum GroupingKind
{
    FriendsOfTheChair = 1,
    AseanTroika = 2,
    ExpertTeam = 3,
}

/// <summary>In the order of a grouping's life; lists show the living first.</summary>
enum GroupingStatus
{
    Proposed = 1,
    Consulting = 2,
    Constituted = 3,
    Active = 4,
    Reported = 5,
    Dissolved = 6,
    NotFormed = 7,
}

sealed class GroupingMapping : IEntityTypeConfiguration<Grouping>
{
    public void Configure(EntityTypeBuilder<Grouping> grouping)
    {
        grouping.IsOfNobody().HasIndex(g => new { g.Status, g.Name, g.Id });
        grouping.HasMany(g => g.Sources).WithMany().UsingEntity("GroupingSource");
        grouping.ToTable(table =>
        {
            // What was given up may have been so before it was to begin.
            table.HasCheckConstraint("CK_Grouping_Order",
                $"\"Until\" >= \"From\" OR \"Status\" = {(int)GroupingStatus.NotFormed}");
            table.HasCheckConstraint("CK_Grouping_Task", "trim(\"Task\") <> ''");
            table.HasCheckConstraint("CK_Grouping_End",
                $"\"Status\" < {(int)GroupingStatus.Dissolved} OR \"Until\" IS NOT NULL");
        });
    }
}
