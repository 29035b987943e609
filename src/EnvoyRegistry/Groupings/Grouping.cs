using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Ministers or experts called together for one task. Its members are a snapshot: a new Chair changes nobody.
/// </summary>
sealed class Grouping : IDated
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = CaseId.Grouping;

    public required long Id { get; init; }
    public required GroupingKind Kind { get; init; }
    public required GroupingStatus Status { get; set; }
    public required string Name { get; set; }
    public required string Task { get; set; }

    /// <summary>What it is about, in words.</summary>
    public string? Matter { get; set; }

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
    public List<GroupingPaper> Papers { get; init; } = [];
    public int Version { get; set; } = 1;

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    public long? SituationId { get; init; }
    public Situation? Situation { get; init; }

    /// <summary>Of an exercise, as its situation is.</summary>
    public bool IsExercise { get; init; }

    /// <summary>Null for what the public record tells.</summary>
    public DateTime? ProposedAt { get; init; }

    /// <summary>Whether the participants were consulted on others than those who are to sit now.</summary>
    public bool ChangedSinceConsulted { get; set; }

    /// <summary>When it was first put to the participants; from then on they see it.</summary>
    public DateTime? ConsultedAt { get; set; }

    public DateTime? ConstitutedAt { get; private set; }

    /// <summary>The one whose task it takes over, which ends when this one is constituted.</summary>
    public long? SucceedsId { get; init; }

    public Grouping? Succeeds { get; init; }

    /// <summary>Of a government's request: what it asked for.</summary>
    public TeamRequest? Request { get; set; }

    public bool HasEnded => Status is GroupingStatus.Dissolved or GroupingStatus.NotFormed;

    public bool WasConstituted =>
        Status is GroupingStatus.Constituted or GroupingStatus.Active or GroupingStatus.Reported;

    /// <summary>Whoever sits, or was asked to and has not said no.</summary>
    public IEnumerable<GroupingMember> Present => Members.Where(m => m.EndedAt is null);

    /// <summary>
    /// The day for which a member who joins on <paramref name="today"/> must have the right to the seat.
    /// </summary>
    public DateOnly SeatingDay(DateOnly today) => From is { } first && first > today ? first : today;

    public void Seat(GroupingMember member)
    {
        Members.Add(member);
        ChangedSinceConsulted = true;
    }

    public void Vacate(GroupingMember member, SeatEnd end, DateTime now)
    {
        member.Finish(end, now);
        ChangedSinceConsulted = true;
    }

    /// <summary>Its members are agreed on; it is at work from its first day on.</summary>
    public void Constitute(DateOnly today, DateTime now)
    {
        From = SeatingDay(today);
        ConstitutedAt = now;
        Status = From <= today ? GroupingStatus.Active : GroupingStatus.Constituted;
    }

    /// <summary>R21: a grouping ends with its task.</summary>
    public void End(DateOnly on, string reason)
    {
        Status = WasConstituted ? GroupingStatus.Dissolved : GroupingStatus.NotFormed;
        Until = on;
        EndReason = reason;
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
        grouping.IsOfNobody().IsPartOfCase(g => g.Id, CaseId.Grouping)
            .HasIndex(g => new { g.Status, g.Name, g.Id });
        grouping.Ignore(g => g.Present);
        grouping.Property(g => g.IsExercise).HasDefaultValue(false);
        grouping.Property(g => g.ChangedSinceConsulted).HasDefaultValue(false);
        grouping.HasMany(g => g.Sources).WithMany().UsingEntity("GroupingSource");
        grouping.HasOne(g => g.Situation).WithMany().HasForeignKey(g => g.SituationId)
            .OnDelete(DeleteBehavior.Restrict);
        grouping.HasOne(g => g.Succeeds).WithMany().HasForeignKey(g => g.SucceedsId)
            .OnDelete(DeleteBehavior.Restrict);
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
