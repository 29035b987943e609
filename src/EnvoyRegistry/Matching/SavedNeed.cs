using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Matching;

/// <summary>A need that an office keeps, to be told when somebody fits who did not before.</summary>
sealed class SavedNeed
{
    public const string Prefix = "ned";

    /// <summary>As many as one office may keep.</summary>
    public const int Most = 50;

    public required long Id { get; init; }

    /// <summary>Whose it is: <see cref="CallerRole.Chair"/>, whichever office chairs, or the ARF Unit.</summary>
    public required CallerRole Office { get; init; }

    public required string Name { get; init; }

    /// <summary>As <see cref="NeedText"/> writes it.</summary>
    public required string Need { get; init; }

    /// <summary>Of the need; once it is past, nobody can fit any more.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }
    public required DateTime SavedAt { get; init; }

    /// <summary>Who fitted when it was last looked.</summary>
    public List<SavedNeedFit> Fits { get; init; } = [];

    /// <summary>Keeps who fits now.</summary>
    /// <returns>How many did not before.</returns>
    public int Look(IReadOnlyCollection<long> people)
    {
        Fits.RemoveAll(fit => !people.Contains(fit.PersonId));
        var added = people.Except(Fits.Select(fit => fit.PersonId)).ToList();
        Fits.AddRange(added.Select(person => new SavedNeedFit { SavedNeedId = Id, PersonId = person }));
        return added.Count;
    }
}

/// <summary>That a person fitted a need that is kept.</summary>
sealed class SavedNeedFit
{
    public required long SavedNeedId { get; init; }
    public required long PersonId { get; init; }
}

sealed class SavedNeedMapping : IEntityTypeConfiguration<SavedNeed>
{
    public void Configure(EntityTypeBuilder<SavedNeed> need) => need.IsOfNobody().HasIndex(n => n.From);
}

sealed class SavedNeedFitMapping : IEntityTypeConfiguration<SavedNeedFit>
{
    public void Configure(EntityTypeBuilder<SavedNeedFit> fit)
    {
        fit.LeavesWith(f => f.PersonId, SeenBy.Nobody).IsNotAudited().HasKey(f => new { f.SavedNeedId, f.PersonId });
        fit.HasOne<SavedNeed>().WithMany(n => n.Fits).HasForeignKey(f => f.SavedNeedId)
            .OnDelete(DeleteBehavior.Cascade);
        fit.HasOne<People.Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The office that keeps it.</summary>
sealed class SavedNeedVisibility : IVisibleRows<SavedNeed>
{
    const int Unit = 1 << (int)CallerRole.Unit;

    public Expression<Func<SavedNeed, bool>> Visible { get; } = n =>
        (n.Office == CallerRole.Chair && (Viewer.Current.Role & CaseRoles.Chair) != 0)
        || (n.Office == CallerRole.Unit && (Viewer.Current.Role & Unit) != 0);
}
