using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Groupings;

/// <summary>What is only proposed is between the Chair and the participants.</summary>
sealed class GroupingVisibility : IVisibleRows<Grouping>
{
    public Expression<Func<Grouping, bool>> Visible { get; } = g =>
        g.Status != GroupingStatus.Proposed
        || Viewer.Current.Reach == Reach.Everything || Viewer.Current.Reach == Reach.Participants;
}

/// <summary>A participant's seat is seen with the grouping, a person's with the person.</summary>
sealed class GroupingMemberVisibility : IVisibleRows<GroupingMember>
{
    public Expression<Func<GroupingMember, bool>> Visible { get; } =
        PersonVisibility.SeenOfAny<GroupingMember>(m => m.Person, PersonFields.Listing);
}
