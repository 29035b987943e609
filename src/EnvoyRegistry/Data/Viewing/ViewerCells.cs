using System.Globalization;

namespace EnvoyRegistry.Data.Viewing;

/// <summary>A member of the <see cref="Viewer"/> that a statement has as a parameter.</summary>
enum ViewerCell { Role, Reach, PersonId, ParticipantId }

static class ViewerCells
{
    static readonly ViewerCell[] s_all = Enum.GetValues<ViewerCell>();

    public static long Read(this Viewer viewer, ViewerCell cell) => cell switch
    {
        ViewerCell.Role => viewer.Role,
        ViewerCell.Reach => (long)viewer.Reach,
        ViewerCell.PersonId => viewer.PersonId,
        ViewerCell.ParticipantId => viewer.ParticipantId,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "A viewer has no such member."),
    };

    /// <summary>
    /// A viewer by whose members a parameter of EF's is known to be theirs: nothing else has such values.
    /// </summary>
    public static Viewer Sample(int samples)
    {
        var number = 1_900_000_000 + 10 * samples;
        return new Viewer(number + 1, (Reach)(number + 2), number + 3, number + 4);
    }

    /// <summary>The member that has these values in the two samples; null when none has.</summary>
    public static ViewerCell? Sampled(object? first, object? second)
    {
        if (first is not (int or long or Reach) || second is not (int or long or Reach))
            return null;
        var (a, b) = (Number(first), Number(second));
        foreach (var cell in s_all)
        {
            if (Sample(0).Read(cell) == a && Sample(1).Read(cell) == b)
                return cell;
        }
        return null;
    }

    static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
