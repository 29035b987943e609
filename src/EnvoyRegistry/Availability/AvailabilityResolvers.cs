using EnvoyRegistry.Data;
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

    public static void Bind(SchemaBinder schema)
    {
        schema.Object<Person>("Person")
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

        schema.Object<AvailabilityQuestion>("AvailabilityQuestion")
            .Column("freeUntil", q => q.FreeUntil)
            .Column("askedAt", q => q.AskedAt)
            .Column("answer", q => q.Answer)
            .Column("answeredAt", q => q.AnsweredAt);

        schema.Object<CalendarFeed>("CalendarFeed")
            .Column("createdAt", f => f.CreatedAt)
            .Column("lastReadAt", f => f.LastReadAt);

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
        schema.Object<SetAvailabilityPayload>("SetAvailabilityPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<ConfirmAvailabilityPayload>("ConfirmAvailabilityPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<ImportCalendarPayload>("ImportCalendarPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("reading", p => p.Reading)
            .Value("applied", p => p.Applied)
            .Value("errors", p => p.Errors);
        schema.Object<CalendarReading>("CalendarReading")
            .Value("busyDays", r => r.BusyDays)
            .Value("partlyBusyDays", r => r.PartlyBusyDays)
            .Value("understood", r => r.Understood)
            .Value("leftOut", r => r.LeftOut)
            .Value("remarks", r => r.Remarks)
            .Value("moreRemarks", r => r.MoreRemarks);
        schema.Object<BusyPeriod>("BusyPeriod")
            .Value("from", d => d.From)
            .Value("until", d => d.Until);
        schema.Object<PartlyBusyDay>("PartlyBusyDay")
            .Value("day", d => d.Day)
            .Value("minutes", d => d.Minutes);
        schema.Object<CreateCalendarFeedPayload>("CreateCalendarFeedPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("url", p => p.Url)
            .Value("errors", p => p.Errors);
        schema.Object<RevokeCalendarFeedPayload>("RevokeCalendarFeedPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<AskAvailabilityPayload>("AskAvailabilityPayload")
            .Value("results", p => p.Results)
            .Value("errors", p => p.Errors);
        schema.Object<PersonAsked>("PersonAsked")
            .One("person", p => p.PersonId, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("outcome", p => p.Outcome);
    }
}
