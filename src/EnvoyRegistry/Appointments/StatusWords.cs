using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Appointments;

/// <summary>What a status is called in a sentence.</summary>
static class StatusWords
{
    /// <summary>What cannot be done with an appointment that is so far.</summary>
    /// <param name="because">The rest of the sentence.</param>
    public static Conflict Refuse(Appointment appointment, string? because = null) => new(
        $"The appointment is {Write(appointment.Status)}{(because is null ? "." : $"; {because}")}", "appointment");

    public static string Write(AppointmentStatus status) => status switch
    {
        AppointmentStatus.Requested => "requested",
        AppointmentStatus.Scoped => "scoped",
        AppointmentStatus.Consulting => "in consultation",
        AppointmentStatus.Cleared => "cleared",
        AppointmentStatus.Offered => "offered",
        AppointmentStatus.Accepted => "accepted",
        AppointmentStatus.Appointed => "made",
        AppointmentStatus.Active => "at work",
        AppointmentStatus.Suspended => "suspended",
        AppointmentStatus.Reporting => "waiting for its last report",
        AppointmentStatus.Concluded => "concluded",
        AppointmentStatus.Refused => "refused",
        AppointmentStatus.Withdrawn => "withdrawn",
        AppointmentStatus.Resigned => "resigned",
        AppointmentStatus.Terminated => "terminated",
        AppointmentStatus.Expired => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };
}
