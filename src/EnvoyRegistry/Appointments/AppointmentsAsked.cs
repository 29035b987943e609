using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Appointments;

/// <summary>The arguments of <c>Query.appointments</c>.</summary>
sealed record AppointmentsAsked(AppointmentFilter? Where)
{
    public static IReadOnlyList<PageOrder<Appointment>> Orders { get; } =
        [new PageOrder<Appointment>().By(a => (int)a.Status).ByDescending(a => a.RequestedAt).By(a => a.Id)];

    /// <exception cref="GraphQLException">The filter cannot be meant as it stands.</exception>
    public static IQueryable<Appointment> Rows(RegistryDb db, AppointmentsAsked asked)
    {
        var where = asked.Where ?? new AppointmentFilter();
        where.Check();
        // By a key and not by the row, which not everybody sees who sees the appointment.
        var rows = db.Set<Appointment>().Where(a => a.IsExercise == where.IsExercise);
        if (where.Status is { Count: > 0 } statuses)
            rows = rows.Where(a => statuses.Contains(a.Status));
        if (where.Mission is { Count: > 0 } missions)
            rows = rows.Where(a => missions.Contains(a.Mission));
        if (where.Situation is { } situation)
            rows = rows.Where(a => a.SituationId == situation.Key);
        return rows.UpdatedIn(where.UpdatedAt);
    }
}

/// <summary><c>input AppointmentFilter</c>.</summary>
sealed record AppointmentFilter(
    IReadOnlyList<AppointmentStatus>? Status = null,
    IReadOnlyList<MissionType>? Mission = null,
    Id<Situation>? Situation = null,
    bool IsExercise = false,
    DateTimeRange? UpdatedAt = null)
{
    public void Check()
    {
        var check = new FilterCheck();
        check.Size(["where", "status"], Status?.Count);
        check.Size(["where", "mission"], Mission?.Count);
        check.Range(["where", "updatedAt"], UpdatedAt);
        check.Refuse();
    }
}
