using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using GraphQL.Binding;
using GraphQL.Errors;

namespace EnvoyRegistry.Availability;

/// <summary>Answers schema/availability.graphql.</summary>
static class AvailabilityResolvers
{
    sealed record Period
    {
        public Period(DateOnly? from, DateOnly? until)
        {
            if (until < from)
                throw new GraphQLException(
                    $"`until` ({until:yyyy-MM-dd}) is before `from` ({from:yyyy-MM-dd}).", ErrorCodes.BadArgument);
            (From, Until) = (from, until);
        }

        public DateOnly? From { get; }
        public DateOnly? Until { get; }
    }

    public static void Bind(SchemaBinder schema)
    {
        schema.Object<Person>("Person")
            .Many("availability", p => p.Id, (RegistryDb db, long id, Period period) => db.Set<AvailabilityWindow>()
                .Where(w => w.PersonId == id
                    && (period.From == null || w.Until >= period.From)
                    && (period.Until == null || w.From <= period.Until))
                .OrderBy(w => w.From))
            .One("calendar", p => p.Id, (RegistryDb db, long id) => db.Set<PersonCalendar>()
                .Where(c => c.PersonId == id));

        schema.Object<PersonCalendar>("PersonCalendar")
            .Column("version", c => c.Version);

        schema.Object<AvailabilityWindow>("AvailabilityWindow")
            .Node("win", w => w.Id, (RegistryDb db, long id) => db.Set<AvailabilityWindow>().Where(w => w.Id == id))
            .Column("from", w => w.From)
            .Column("until", w => w.Until)
            .Column("status", w => w.Status)
            .Column("mode", w => w.Mode)
            .Column("noticeHours", w => w.NoticeHours)
            .Column("confirmedAt", w => w.ConfirmedAt)
            .Column("origin", w => w.Origin);

        BindMutations(schema);
    }

    static void BindMutations(SchemaBinder schema)
    {
        schema.Mutation()
            .Run("setAvailability", (SetAvailability handler, MutationInput<SetAvailabilityInput> args,
                OperationContext operation) => handler.RunAsync(args.Input, operation.Cancellation))
            .Run("confirmAvailability", (ConfirmAvailability handler, MutationInput<ConfirmAvailabilityInput> args,
                OperationContext operation) => handler.RunAsync(args.Input, operation.Cancellation));

        schema.Object<SetAvailabilityPayload>("SetAvailabilityPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<ConfirmAvailabilityPayload>("ConfirmAvailabilityPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
    }
}
