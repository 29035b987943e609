using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Coverage;
using EnvoyRegistry.Data;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Guidance;
using EnvoyRegistry.Matching;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Papers;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Vault;
using GraphQL.AspNetCore;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry;

/// <summary>
/// What surrounds the register: settings, services, and a start that says what it did or why it did not.
/// </summary>
static class RegistryHost
{
    public const string DefaultAddress = "http://localhost:5080";

    /// <remarks>
    /// <c>dotnet run</c> means Development unless somebody says otherwise, be it by argument or by ASP.NET's own
    /// variables. Those of a launch profile would override the shell's, so the profile has a variable of its own.
    /// </remarks>
    public static WebApplicationOptions Options(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var asked = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        return new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = asked[HostDefaults.EnvironmentKey]
                ?? EatenByDotnetRun(Environments.Production) ?? EatenByDotnetRun(Environments.Staging)
                ?? Environment.GetEnvironmentVariable("REGISTRY_DEFAULT_ENVIRONMENT"),
        };
    }

    // `dotnet run --environment Production` (without `--` before it) keeps the option for itself and sets a variable of
    // that name. Whoever typed it must not be given Development.
    static string? EatenByDotnetRun(string name) => Environment.GetEnvironmentVariable(name) is null ? null : name;

    /// <summary>Port 5080 of this machine, unless an address is configured in any of ASP.NET's ways.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (settings[WebHostDefaults.ServerUrlsKey] is null && settings[WebHostDefaults.HttpPortsKey] is null
            && settings[WebHostDefaults.HttpsPortsKey] is null && !settings.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);
    }

    public static void AddRegistry(this IServiceCollection services)
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
        services.AddOptions<RegistrySettings>()
            .BindConfiguration(RegistrySettings.Section)
            .Validate(s => !string.IsNullOrWhiteSpace(s.Database), "Registry:Database must name a file.")
            .Validate(
                s => Array.TrueForAll(s.Proxies, proxy => IPAddress.TryParse(proxy, out _)),
                "Registry:Proxies must be addresses such as 10.0.0.1.")
            .Validate(
                s => TimeZoneInfo.TryFindSystemTimeZoneById(s.SecretariatZone, out _),
                "Registry:SecretariatZone must be an IANA time zone such as Asia/Jakarta.")
            .Validate(
                s => string.IsNullOrEmpty(s.PublicAddress)
                    || (Uri.TryCreate(s.PublicAddress, UriKind.Absolute, out var address)
                        && address.Scheme is "https" or "http"),
                "Registry:PublicAddress must be an address such as https://register.example.org.");
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SecretariatClock>();
        services.AddHttpContextAccessor();
        services.AddSingleton<CurrentCaller>();
        services.AddSingleton<AccessBooks>();
        services.AddSingleton<TokenUses>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenUses>());
        services.AddSingleton<Throttles>();
        services.AddOptions<OidcSettings>().BindConfiguration(OidcSettings.Section);
        services.AddSingleton<IValidateOptions<OidcSettings>>(new CheckedSettings<OidcSettings>(s => s.Fault()));
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<ProviderTokens>();
        services.AddSingleton<Identification>();
        services.AddSingleton<WritingPlace>();
        services.AddSingleton<AuditTrail>();
        services.AddOptions<IdempotencySettings>().BindConfiguration(IdempotencySettings.Section)
            .Validate(s => s.KeptFor > TimeSpan.Zero, "Idempotency:KeptFor must be a time such as 1.00:00:00.");
        services.AddSingleton<Idempotency>();
        services.AddSingleton<IRemains>(provider => provider.GetRequiredService<Idempotency>());
        services.AddSingleton<PostFilter>(provider => provider.GetRequiredService<Idempotency>().ServeAsync);
        services.AddSingleton<RegisterChange>();
        services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section);
        services.AddSingleton<IValidateOptions<MailSettings>>(new CheckedSettings<MailSettings>(s => s.Fault()));
        services.AddSingleton<Mailbox>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<FrontEnd>();
        services.AddSingleton<MailCarrier>();
        services.AddSingleton<PostOffice>();
        services.AddHostedService(provider => provider.GetRequiredService<PostOffice>());
        services.AddSingleton<IDisclosures, Disclosures>();
        services.AddSingleton<AuditReader>();
        services.AddOptions<VaultSettings>().BindConfiguration(VaultSettings.Section);
        services.AddSingleton<Keyring>();
        services.AddSingleton<PersonVault>();
        services.AddSingleton<SignInAddresses>();
        services.AddSingleton<SignInDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInDesk>());
        services.AddSingleton<CallerSeen>();
        services.AddSingleton<TokenDesk>();
        services.AddSingleton<CreateAccessToken>();
        services.AddSingleton<RevokeAccessToken>();
        services.AddSingleton<EndSessions>();
        services.AddSingleton<InvitePerson>();
        services.AddScoped<ChairOffice>();
        services.AddSingleton<RecordChairTerm>();
        services.AddSingleton<MatchIndexStore>();
        services.AddSingleton<MatchKeys>();
        services.AddSingleton<QuotedSkillSets>();
        services.AddScoped<CoverageReader>();
        services.AddScoped<SeatOffice>();
        services.AddSingleton<ProposeGrouping>();
        services.AddSingleton<AddGroupingMember>();
        services.AddSingleton<DissolveGrouping>();
        services.AddSingleton<DraftGuideline>();
        services.AddSingleton<PublishGuideline>();
        services.AddPapers();
        services.AddNominations();
        services.AddEntries();
        services.AddAvailability();

        services.AddSingleton(provider => RegisterStart.Use(
            Path(provider),
            sampleFrom: provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
                ? provider.GetRequiredService<SecretariatClock>().Today : null));
        // The last of them: what the others delete stands in it.
        services.AddSingleton<IRemains>(provider => new WriteAheadLog(Path(provider)));
        services.AddSingleton<IViewers>(provider => provider.GetRequiredService<CurrentCaller>());
        services.AddSingleton<IDbContextFactory<RegistryDb>>(provider => new ViewingContexts(
            new PooledDbContextFactory<RegistryDb>(RegistryFile.Options(
                Path(provider), provider.GetRequiredService<TimeProvider>())),
            provider.GetRequiredService<IViewers>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<RegistryDb>>().CreateDbContext());
        services.AddSingleton(provider =>
            new SqliteDatabase(
                Path(provider),
                provider.GetRequiredService<IDbContextFactory<RegistryDb>>(),
                provider.GetRequiredService<IViewers>(),
                provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton(_ => RegistryEngine.Schema());
        services.AddSingleton<AccessRules>();
        services.AddSingleton<AccessExplainer>();
        services.AddGraphQLServer(provider => RegistryEngine.Create(
            provider.GetRequiredService<GraphQL.Types.Schema>(),
            provider.GetRequiredService<SqliteDatabase>(),
            provider,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("EnvoyRegistry"),
            Features.Bind,
            provider.GetRequiredService<IOptions<GraphQLServerOptions>>().Value.Limits));

        static string Path(IServiceProvider provider) =>
            provider.GetRequiredService<IOptions<RegistrySettings>>().Value.Database;
    }

    /// <summary>
    /// The register of the configured file, made if there is none: in Development with the fictional sample.
    /// </summary>
    /// <exception cref="StartRefusedException">A setting makes no sense, or the file cannot be used.</exception>
    public static void PrepareRegister(this WebApplication app)
    {
        try
        {
            _ = app.Services.GetRequiredService<IOptions<GraphQLServerOptions>>().Value;
            Check<OidcSettings>();
            Check<MailSettings>();
            // Made before whatever opens the register, and so disposed of after it.
            app.Services.GetRequiredService<RegistryLock>();
            using var db = app.Services.GetRequiredService<IDbContextFactory<RegistryDb>>().CreateDbContext();
            if (app.Services.GetRequiredService<Keyring>().Prepare(db) is { } told)
                Console.WriteLine(told);
            app.Services.GetRequiredService<AuditTrail>().Prepare(db);
        }
        catch (Exception fault) when (fault is UnusableRegisterException or OptionsValidationException)
        {
            throw new StartRefusedException(fault.Message, fault);
        }

        void Check<TSettings>() where TSettings : class
        {
            try
            {
                _ = app.Services.GetRequiredService<IOptions<TSettings>>().Value;
            }
            catch (InvalidOperationException fault)
            {
                // A text that is no number, say: it names the setting.
                throw new StartRefusedException(fault.Message, fault);
            }
        }
    }

    /// <exception cref="StartRefusedException">An address cannot be listened on.</exception>
    public static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync(app.Lifetime.ApplicationStopping);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new StartRefusedException(
                $"{fault.Message} Stop the program that uses it, or give another one, as in " +
                "--urls http://localhost:5081.", fault);
        }
        catch (Exception fault) when (fault is IOException or SocketException or FormatException)
        {
            throw new StartRefusedException($"The service cannot listen: {fault.Message}", fault);
        }
    }

    /// <summary>
    /// A token for each role where a register in Development has none yet; they are told once, by the greeting.
    /// </summary>
    public static async Task<IReadOnlyList<FirstTokens.Made>> MakeFirstTokensAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.HasTokens())
            return [];
        using var db = app.Services.GetRequiredService<IDbContextFactory<RegistryDb>>().CreateDbContext();
        db.Viewer = Viewer.Register;
        return await FirstTokens.MakeAsync(
            db,
            app.Services.GetRequiredService<SignInAddresses>(),
            app.Services.GetRequiredService<PersonContacts>(),
            app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            app.Services.GetRequiredService<SecretariatClock>().Today);
    }

    /// <summary>
    /// Behind proxies: their word is taken for where a request came from, and nobody else's, who could write anything.
    /// </summary>
    public static void UseProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value.Proxies;
        if (proxies.Length == 0)
            return;
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            headers.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(headers);
    }

    // Without EF, which would be most of the work of a start.
    static bool HasTokens(this WebApplication app)
    {
        using var session = (SqliteSession)app.Services.GetRequiredService<SqliteDatabase>()
            .Open(app.Lifetime.ApplicationStopping);
        return FirstTokens.AreMade(session.Reader);
    }

    /// <summary>Says when nobody is recorded to chair the ARF now or soon: much of the register asks who does.</summary>
    public static void WarnOfTheChair(this WebApplication app)
    {
        using var reader = new SqliteReader(app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value.Database);
        reader.Begin(app.Lifetime.ApplicationStopping);
        var warning = ChairCalendar.Warning(reader, app.Services.GetRequiredService<SecretariatClock>().Today);
        reader.End();
        if (warning is not null)
            Console.Error.WriteLine(warning);
    }

    /// <summary>Tells a newcomer where the register answers, and what to ask it first.</summary>
    /// <param name="tokens">Those that this start made; they are told here and nowhere else.</param>
    public static void Greet(this WebApplication app, IReadOnlyList<FirstTokens.Made> tokens)
    {
        var settings = app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value;
        var address = FirstQuery.Reachable(app.Urls.FirstOrDefault() ?? DefaultAddress);
        var environment = app.Environment.EnvironmentName;
        var took = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;

        Console.WriteLine($"""
            EnvoyRegistry answers at {address}/graphql ({environment}, register {settings.Database}).
            It was ready {took:0} ms after its start. {OfTokens(app, tokens, address)}

            {FirstQuestion(app, tokens, address)}

            """);
        if (app.Services.GetRequiredService<MailCarrier>().Folder is { } folder)
            Console.WriteLine($"No mail server is configured (Mail:Host): letters are written to {folder}.");
    }

    static string OfTokens(WebApplication app, IReadOnlyList<FirstTokens.Made> tokens, string address)
    {
        if (tokens.Count > 0)
            return $"""
                A token for each role, told this once:

                {string.Join(Environment.NewLine, tokens.Select(Line))}

                In a browser the member signs in at {address}{SignInDesk.Path} as {FirstTokens.MemberAddress}.
                """;
        return app.HasTokens()
            ? "Callers are known by their tokens; the command `token create` makes another."
            : "Nobody has a token yet; the command `token create --role UNIT` makes the first.";

        static string Line(FirstTokens.Made token) =>
            $"{Words<CallerRole>.Of(token.Role),-12} {token.Secret}  {token.Holder}".TrimEnd();
    }

    static string FirstQuestion(WebApplication app, IReadOnlyList<FirstTokens.Made> tokens, string address)
    {
        var today = app.Services.GetRequiredService<SecretariatClock>().Today;
        return tokens.FirstOrDefault(t => t.Role is CallerRole.Chair) is { } chair
            ? $"""
                A first question, by the Chair's office, to paste into another terminal:

                {FirstQuery.AsCurl(address, FirstQuery.AboutPeople(today), chair.Secret)}
                """
            : $"""
                A first question, to paste into another terminal:

                {FirstQuery.AsCurl(address, FirstQuery.AboutTheChair(today))}
                """;
    }
}

/// <summary>Why the service does not start, in a sentence for whoever started it.</summary>
sealed class StartRefusedException(string message, Exception inner) : Exception(message, inner);
