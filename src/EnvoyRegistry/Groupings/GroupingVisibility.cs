using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// What the public record tells is everybody's. What was put to the participants they see; before, it is between the
/// offices, those who are to sit, and the government that asked.
/// </summary>
sealed class GroupingVisibility : IVisibleRows<Grouping>
{
    const int Participants = 1 << (int)CallerRole.FocalPoint | 1 << (int)CallerRole.ParticipantOffice;

    public Expression<Func<Grouping, bool>> Visible { get; } = g =>
        g.Certainty != null
        || (Viewer.Current.Role & CaseRoles.Offices) != 0
        || (g.ConsultedAt != null && (Viewer.Current.Role & Participants) != 0)
        || (g.Request != null && g.Request.RequestedById == Viewer.Current.ParticipantId)
        || g.Members.Any(m => m.EndedAt == null
            && (m.ParticipantId == Viewer.Current.ParticipantId || m.PersonId == Viewer.Current.PersonId));
}

/// <summary>
/// A participant's seat is seen with the grouping, a person's with the person too, once she or he has said yes. Of who
/// was asked, and of who sits no more, the Chair's office and the person alone are told.
/// </summary>
sealed class GroupingMemberVisibility : IVisibleRows<GroupingMember>
{
    static readonly Expression<Func<GroupingMember, bool>> s_sits = m =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0 || m.PersonId == Viewer.Current.PersonId
        || (m.EndedAt == null && (m.PersonId == null || m.Answer == SeatAnswer.Yes));

    static readonly Expression<Func<GroupingMember, bool>> s_person =
        PersonVisibility.SeenOfAny<GroupingMember>(m => m.Person, PersonFields.Listing);

    public Expression<Func<GroupingMember, bool>> Visible { get; } = Expression.Lambda<Func<GroupingMember, bool>>(
        Expression.AndAlso(s_sits.Body, s_person.BodyOn(s_sits.Parameters[0])), s_sits.Parameters);
}
