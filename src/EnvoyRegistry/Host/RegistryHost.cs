using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnvoyRegistry.Access;
using EnvoyRegistry.Appointments;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Papers;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Vault;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Host;

/// <summary>
/// What surrounds the register: where its settings come from, and a start that says why it did not.
/// </summary>
static class RegistryHost
{
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
            builder.WebHost.UseUrls(PublicAddress.Default);
    }

    /// <summary>
    /// Has the SDL read on another processor while the register is made ready. A fault shows again where it is needed.
    /// </summary>
    public static void ReadSchemaMeanwhile(this WebApplication app) =>
        _ = Task.Run(() => app.Services.GetRequiredService<Schema>());

    /// <summary>
    /// The register of the configured file, made if there is none: in Development with the fictional sample.
    /// </summary>
    /// <exception cref="StartRefusedException">A setting makes no sense, or the file cannot be used.</exception>
    public static void PrepareRegister(this WebApplication app)
    {
        CheckSettings(app);
        try
        {
            // Made before whatever opens the register, and so disposed of after it.
            app.Services.GetRequiredService<RegistryLock>();
            app.Services.GetRequiredService<ServicePlace>();
            using var db = app.Services.GetRequiredService<IDbContextFactory<RegistryDb>>().CreateDbContext();
            if (app.Services.GetRequiredService<Keyring>().Prepare(db) is { } told)
                Console.WriteLine(told);
            app.Services.GetRequiredService<AuditTrail>().Prepare(db);
            app.Services.GetRequiredService<Mailbox>().SealWaiting(db);
            // A service that cannot write would look healthy for as long as it is only asked.
            DiskProbe.Write(app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value.Database);
        }
        catch (Exception fault) when (WhyNot(app, fault) is { } why)
        {
            throw new StartRefusedException(why, fault);
        }
    }

    static string? WhyNot(WebApplication app, Exception fault) => fault is UnusableRegisterException ? fault.Message
        : FileFaults.Tell(fault) is { } told
            ? FileFaults.Unreachable(
                app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value.Database, told).Message
        : null;

    static void CheckSettings(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (AggregateException faults)
        {
            throw new StartRefusedException(
                string.Join(Environment.NewLine, faults.InnerExceptions.Select(fault => fault.Message)), faults);
        }
        catch (Exception fault) when (fault is OptionsValidationException or InvalidOperationException)
        {
            // The latter where a text is no number, say: it names the setting.
            throw new StartRefusedException(fault.Message, fault);
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
        if (!app.Environment.IsDevelopment() || FirstTokens.AreMade(app.Services.GetRequiredService<IPlainReads>()))
            return [];
        using var db = app.Services.GetRequiredService<IDbContextFactory<RegistryDb>>().CreateDbContext();
        db.Viewer = Viewer.Register;
        try
        {
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            using var transaction = await db.Database.BeginTransactionAsync();
            var made = await FirstTokens.MakeAsync(
                db,
                app.Services.GetRequiredService<SignInAddresses>(),
                app.Services.GetRequiredService<PersonContacts>(),
                now,
                app.Services.GetRequiredService<SecretariatClock>().Today);
            // What the sample keeps sealed needs the vault, which was not there when the register was made.
            await app.Services.GetRequiredService<SampleDetails>().LoadAsync(db, now, CancellationToken.None);
            await app.Services.GetRequiredService<SamplePapers>().LoadAsync(db, now, CancellationToken.None);
            db.ChangeTracker.Clear(); // All who are in it would be looked through at each step of the cases.
            await app.Services.GetRequiredService<SampleCases>().LoadAsync(db, now, CancellationToken.None);
            await app.Services.GetRequiredService<SampleExercise>().LoadAsync(db, now, CancellationToken.None);
            await transaction.CommitAsync();
            return made;
        }
        catch (Exception fault) when (WhyNot(app, fault) is { } why)
        {
            throw new StartRefusedException(why, fault);
        }
    }

    /// <summary>
    /// Behind proxies: their word is taken for where a request came from, and nobody else's, who could write anything.
    /// Where people reach the service by https, every request came so as far as the first proxy, whatever it says:
    /// cookies are for https alone then.
    /// </summary>
    public static void UseProxies(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value;
        if (settings.Proxies.Length > 0)
            UseForwarded(app, settings.Proxies);
        if (settings.IsReachedByHttps)
            app.Use(next => http =>
            {
                http.Request.Scheme = Uri.UriSchemeHttps;
                return next(http);
            });
    }

    static void UseForwarded(WebApplication app, string[] proxies)
    {
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
}

/// <summary>Why the service does not start, in a sentence for whoever started it.</summary>
sealed class StartRefusedException(string message, Exception inner) : Exception(message, inner);
