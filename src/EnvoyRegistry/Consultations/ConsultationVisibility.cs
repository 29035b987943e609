using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// The offices see all of them, a focal point those in which its participant was asked; for others there are none.
/// </summary>
sealed class ConsultationVisibility : IVisibleRows<Consultation>
{
    const int Offices =
        1 << (int)CallerRole.Chair | 1 << (int)CallerRole.Unit | 1 << (int)CallerRole.Secgen;

    public Expression<Func<Consultation, bool>> Visible { get; } = c =>
        (Viewer.Current.Role & Offices) != 0
        || c.Replies.Any(r => r.ParticipantId == Viewer.Current.ParticipantId);
}

/// <summary>Every line is the Chair's office's to see, and its own participant's.</summary>
sealed class ConsultationReplyVisibility : IVisibleRows<ConsultationReply>
{
    public Expression<Func<ConsultationReply, bool>> Visible { get; } = r =>
        (Viewer.Current.Role & (1 << (int)CallerRole.Chair)) != 0
        || r.ParticipantId == Viewer.Current.ParticipantId;
}
