using EnvoyRegistry.Access;
using EnvoyRegistry.Appointments;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Chairing;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Coverage;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Host.Graphiql;
using EnvoyRegistry.Matching;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Papers;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Teams;
using EnvoyRegistry.Vault;
using Microsoft.Extensions.Options;
using Parley.GraphQL.AspNetCore;

namespace EnvoyRegistry.Host;

/// <summary>The services of every room, of the register's file, and of the engine over it.</summary>
static class RegistryServices
{
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddQuietLogging();
        services.AddSettings<RegistrySettings>(RegistrySettings.Section, settings => settings.Fault());
        services.AddClock();
        services.AddVault();
        services.AddAccess();
        services.AddAudit();
        services.AddNews();
        services.AddPages();

        services.AddChairing();
        services.AddParticipants();
        services.AddConsultations();
        services.AddPeople();
        services.AddSignIn();
        services.AddPapers();
        services.AddNominations();
        services.AddEntries();
        services.AddAvailability();
        services.AddMatching();
        services.AddTeams();
        services.AddCoverage();
        services.AddSituations();
        services.AddAppointments();
        services.AddGroupings();

        // The last of the rooms: what the others delete still stands in its log (IRemains).
        services.AddData();
        services.AddRegisterLock();
        services.AddServicePlace();
        services.AddUpkeep();
        services.AddHealth();
        services.AddEngine();
        services.AddCrossOrigin();
        services.AddFrontDoor();
        services.AddGraphiql();
    }

    static void AddQuietLogging(this IServiceCollection services)
    {
        // A start that fails is told in a sentence, not by the host's log of the exception.
        services.AddLogging(log => log.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
        // ASP.NET would log the paths of requests, and in some of them stand the secrets of one-time links.
        services.PostConfigure<LoggerFilterOptions>(log =>
        {
            Silence("Microsoft.AspNetCore.Routing", LogLevel.Warning);
            // Where nothing at all is logged, no request is given an activity and a scope for its log either.
            Silence("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

            void Silence(string category, LogLevel below) =>
                log.Rules.Add(new LoggerFilterRule(providerName: null, category, below, filter: null));
        });
    }

    static void AddRegisterLock(this IServiceCollection services) =>
        services.AddSingleton(provider => RegisterStart.Use(
        provider.GetRequiredService<IOptions<RegistrySettings>>().Value.Database,
        sampleFrom: provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? provider.GetRequiredService<SecretariatClock>().Today : null,
        now: provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));

    static void AddServicePlace(this IServiceCollection services) => services.AddSingleton(provider =>
        new ServicePlace(provider.GetRequiredService<IOptions<RegistrySettings>>().Value.Database));

    static void AddUpkeep(this IServiceCollection services)
    {
        services.AddSingleton<RegisterClock>();
        services.AddSingleton<Upkeep>();
        services.AddHostedService<UpkeepService>();
    }

    static void AddEngine(this IServiceCollection services)
    {
        services.AddSingleton(_ => RegistryEngine.BuildSchema());
        services.AddParley(provider =>
        {
            // Translating is a trial of the program, which comes out alike at every start of the same one.
            var register = provider.GetRequiredService<RegistryLock>();
            var database = provider.GetRequiredService<SqliteDatabase>();
            var program = RegistryEngine.Fingerprint();
            database.IsTried = register.Tried == program;
            var engine = RegistryEngine.Create(
                provider.GetRequiredService<Parley.GraphQL.Types.Schema>(),
                database,
                provider,
                provider.GetRequiredService<ILoggerFactory>().CreateLogger("EnvoyRegistry"),
                Features.Bind,
                provider.GetRequiredService<IOptions<ParleyOptions>>().Value.Limits);
            register.Tried = program;
            return engine;
        });
    }
}
