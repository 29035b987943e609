using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Availability;

/// <summary>Answers schema/availability.graphql.</summary>
static class AvailabilityResolvers
{
    sealed record Period
    {
        public Period(DateOnly? from, DateOnly? until)
        {
            if (until < from)
                throw new GraphQLException(GraphQLError.BadArgument(
                    ["until"], $"`until` ({until:yyyy-MM-dd}) is before `from` ({from:yyyy-MM-dd})."));
            (From, Until) = (from, until);
        }

        public DateOnly? From { get; }
        public DateOnly? Until { get; }
    }

    /// <summary>The longest waiting first.</summary>
    static readonly PageOrder<AvailabilityQuestion> s_longestWaiting =
        new PageOrder<AvailabilityQuestion>().By(q => q.AnsweredAt ?? q.AskedAt).By(q => q.PersonId);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query().Page("callsAskedFor", (RegistryDb db) => db.Set<AvailabilityQuestion>()
            .Where(q => q.Answer == AvailabilityAnswer.CallMe), s_longestWaiting);

        schema.Object<Person>()
            .Many("availability", p => p.Id, (RegistryDb db, long id, Period period) => db.Set<AvailabilityWindow>()
                .Where(w => w.PersonId == id
                    && (period.From == null || w.Until >= period.From)
                    && (period.Until == null || w.From <= period.Until))
                .OrderBy(w => w.From))
            .One("calendar", p => p.Id, (RegistryDb db, long id) => db.Set<PersonCalendar>()
                .Where(c => c.PersonId == id))
            .One("availabilityQuestion", p => p.Id, (RegistryDb db, long id) => db.Set<AvailabilityQuestion>()
                .Where(q => q.PersonId == id))
            .One("calendarFeed", p => p.Id, (RegistryDb db, long id) => db.Set<CalendarFeed>()
                .Where(f => f.PersonId == id));

        schema.Object<AvailabilityQuestion>()
            .One("letter", q => q.Round, (RegistryDb db, long round) => db.Set<OutgoingMail>()
                .Where(m => m.OccasionId == round));

        schema.Object<AvailabilityWindow>()
            .Node("win", w => w.Id, (RegistryDb db, long id) => db.Set<AvailabilityWindow>().Where(w => w.Id == id));
    }
}
