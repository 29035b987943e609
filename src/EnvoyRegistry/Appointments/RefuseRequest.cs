using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>The Chair does not take up a request, and says why.</summary>
sealed class RefuseRequest(AppointmentDesk desk) : IMutation<RefuseRequestInput, RefuseRequestPayload>
{
    static readonly ReasonValidator<RefuseRequestInput> s_validator = new();

    public async Task<RefuseRequestPayload> RunAsync(
        RegistryDb db, Caller caller, RefuseRequestInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } faults)
            return new RefuseRequestPayload(null, faults);
        var (id, errors) = await desk.ActAsync(
            db, input.Appointment, input.ExpectedVersion, Refusals, Act, cancellation);
        return new RefuseRequestPayload(id, errors);

        IEnumerable<UserError> Refusals(Appointment appointment)
        {
            if (appointment.Status > AppointmentStatus.Accepted)
                yield return StatusWords.Refuse(appointment, "it is too late to refuse the request.");
        }

        void Act(Appointment appointment)
        {
            appointment.Reason = desk.Seal(db, appointment, input.Reason);
            appointment.End(AppointmentStatus.Refused, desk.Now);
        }
    }
}

sealed record RefuseRequestInput(Id<Appointment> Appointment, int ExpectedVersion, string Reason) : IReasoned;

sealed record RefuseRequestPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
