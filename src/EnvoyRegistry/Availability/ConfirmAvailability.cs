using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Availability;

/// <summary>A person says that what she or he said of days to come still holds.</summary>
sealed class ConfirmAvailability(CalendarDesk desk) : IMutation<ConfirmAvailabilityInput, ConfirmAvailabilityPayload>
{
    public async Task<ConfirmAvailabilityPayload> RunAsync(
        RegistryDb db, Caller caller, ConfirmAvailabilityInput input, CancellationToken cancellation)
    {
        var (calendar, error) = await desk.FindOwnAsync(
            db, input.Person.Key, input.ExpectedVersion, caller, cancellation);
        if (calendar is null)
            return new ConfirmAvailabilityPayload(null, [error!]);
        var named = input.Windows?.Select(w => w.Key).ToHashSet();
        if (Faults(calendar, input).ToList() is { Count: > 0 } faults)
            return new ConfirmAvailabilityPayload(null, faults) { About = [calendar.PersonId] };

        calendar.Days.Confirm(w => w.Until >= calendar.Today && named?.Contains(w.Id) != false, calendar.Now);
        await calendar.SaveAsync(cancellation);
        return new ConfirmAvailabilityPayload(calendar.PersonId, []);
    }

    static IEnumerable<UserError> Faults(KeptCalendar calendar, ConfirmAvailabilityInput input)
    {
        if (calendar.Days.Windows.All(w => w.Until < calendar.Today))
            yield return new Conflict("Nothing is said of days to come; there is nothing to confirm.", "person");
        foreach (var (at, id) in (input.Windows ?? []).Index())
        {
            string[] path = ["windows", at.ToString(CultureInfo.InvariantCulture)];
            if (calendar.Days.Windows.FirstOrDefault(w => w.Id == id.Key) is not { } window)
                yield return new NotFound("None of your windows is this; it may have been changed meanwhile.", path);
            else if (window.Until < calendar.Today)
                yield return new Conflict($"The window ended on {window.Until:yyyy-MM-dd}.", path);
        }
    }
}

sealed record ConfirmAvailabilityInput(
    Id<Person> Person, int ExpectedVersion, IReadOnlyList<Id<AvailabilityWindow>>? Windows);

sealed record ConfirmAvailabilityPayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
