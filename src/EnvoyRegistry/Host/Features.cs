using EnvoyRegistry.Access;
using EnvoyRegistry.Appointments;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Chairing;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Coverage;
using EnvoyRegistry.Data;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Guidance;
using EnvoyRegistry.Matching;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Papers;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;
using EnvoyRegistry.Search;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Teams;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Host;

/// <summary>The slices of the service, each after those it builds on.</summary>
static class Features
{
    /// <summary>Binds every field of <c>schema/</c>.</summary>
    public static void Bind(SchemaBinder schema)
    {
        schema.Access(schema.Services.GetRequiredService<AccessRules>());
        SchemaResolvers.Bind(schema);
        UserErrors.Bind(schema);
        schema.Services.GetRequiredService<Mutations>().Bind(schema);
        AccessResolvers.Bind(schema);
        AuditResolvers.Bind(schema);
        NewsResolvers.Bind(schema);
        ParticipantsResolvers.Bind(schema);
        ChairingResolvers.Bind(schema);
        ConsultationsResolvers.Bind(schema);
        ExpertiseResolvers.Bind(schema);
        PeopleResolvers.Bind(schema);
        PapersResolvers.Bind(schema);
        NominationsResolvers.Bind(schema);
        AvailabilityResolvers.Bind(schema);
        EntriesResolvers.Bind(schema);
        SearchResolvers.Bind(schema);
        MatchingResolvers.Bind(schema);
        TeamsResolvers.Bind(schema);
        CoverageResolvers.Bind(schema);
        SituationsResolvers.Bind(schema);
        AppointmentsResolvers.Bind(schema);
        GroupingsResolvers.Bind(schema);
        GuidanceResolvers.Bind(schema);
        SignInResolvers.Bind(schema);
    }

    /// <summary>
    /// Completes what every register holds: sources, participants, the Chair's terms, rules, vocabulary, the public
    /// record, guidance, the text that nominees agree to. What came with an earlier build is put as this one puts it.
    /// </summary>
    public static void LoadReferenceData(RegistryDb db, DateTime? now = null)
    {
        var sources = Sources.Load(db);
        db.AddMissing(KnownParticipants.All(sources), participant => participant.Code);
        // Where the office has put somebody else in the chair meanwhile, that stands.
        var terms = db.Set<ChairTerm>().AsNoTracking().ToList();
        db.AddMissing(KnownChairTerms.All(sources).Where(term => terms.Overlapped(term) is null), term => term.Code);
        db.Correct(KnownChairTerms.All(sources), nameof(ChairTerm.Basis), nameof(ChairTerm.Certainty));
        db.AddMissing(KnownRules.All(sources), rule => rule.Code);
        db.Correct(KnownRules.All(sources), nameof(Rule.Text), nameof(Rule.Practice), nameof(Rule.Grade));
        db.SaveChanges();
        KnownVocabulary.Load(db, sources);
        KnownConsentTexts.Load(db, now ?? TimeProvider.System.GetUtcNow().UtcDateTime);
        HistoricalRecord.Load(db, sources);
        HistoricalGroupings.Load(db, sources);
        KnownGuidance.Load(db, sources);
    }

    /// <summary>
    /// Three hundred people who do not exist, and groupings that never were, laid out from <paramref name="day"/> on.
    /// </summary>
    public static void LoadSample(RegistryDb db, DateOnly day, DateTime now)
    {
        var people = SampleRegister.Load(db, day);
        SampleConsents.Load(db, people);
        SampleDeclarations.Load(db, people, now);
        SampleWindows.Load(db, people, day);
        SampleGroupings.Load(db, people, day);
        db.Set<RegisterState>().Single().SampleFrom = day;
        db.SaveChanges();
    }
}
