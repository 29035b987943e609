using System.Diagnostics;
using EnvoyRegistry.Access;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Host.Graphiql;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.SignIn;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Host;

/// <summary>What whoever started the service is told on the console.</summary>
static class Greeting
{
    /// <summary>
    /// Says when nobody is recorded to chair the ARF now or soon: much of the register asks who does.
    /// </summary>
    public static void WarnOfTheChair(this WebApplication app)
    {
        using var session = app.Services.GetRequiredService<SqliteDatabase>().Open(app.Lifetime.ApplicationStopping);
        var today = app.Services.GetRequiredService<SecretariatClock>().Today;
        if (ChairCalendar.Warning(session, today) is { } warning)
            Console.Error.WriteLine(warning);
    }

    /// <summary>Says when the machine's time cannot be right.</summary>
    public static void WarnOfTheClock(this WebApplication app)
    {
        if (app.Services.GetRequiredService<RegisterClock>().Doubt() is { } doubt)
            app.Logger.LogWarning("{Doubt}", doubt);
    }

    /// <summary>Tells a newcomer where the register answers, and what to ask it first.</summary>
    /// <param name="tokens">Those that this start made; they are told here and nowhere else.</param>
    public static void Greet(this WebApplication app, IReadOnlyList<FirstTokens.Made> tokens)
    {
        var settings = app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value;
        var address = PublicAddress.Reachable(app.Urls.FirstOrDefault() ?? PublicAddress.Default);
        var environment = app.Environment.EnvironmentName;
        var took = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;

        Console.WriteLine($"""
            EnvoyRegistry answers at {address}/graphql ({environment}, register {settings.Database}).
            {OfPages(app, address)}Open {address}{GraphiqlPage.Path} to ask in a browser.
            It was ready {took:0} ms after its start. {OfTokens(app, tokens, address)}

            {FirstQuestion(app, tokens, address)}

            """);
        if (app.Services.GetRequiredService<MailCarrier>().Folder is { } folder)
            Console.WriteLine($"No mail server is configured (Mail:Host): letters are written to {folder}.");
    }

    static string OfPages(WebApplication app, string address) => app.Environment.IsDevelopment()
        ? $"Open {address}{RoleSignIn.Path} to use its pages as any office or person, by one click.\n" : "";

    static string OfTokens(WebApplication app, IReadOnlyList<FirstTokens.Made> tokens, string address)
    {
        if (tokens.Count > 0)
            return $"""
                A token for each role, told this once:

                {string.Join(Environment.NewLine, tokens.Select(Line))}

                In a browser the member signs in at {address}{SignInDesk.Path} as {FirstTokens.MemberAddress}.
                """;
        return FirstTokens.AreMade(app.Services.GetRequiredService<IPlainReads>())
            ? "Callers are known by their tokens; the command `token create` makes another."
            : "Nobody has a token yet; the command `token create --role UNIT` makes the first.";

        static string Line(FirstTokens.Made token) =>
            $"{Words<CallerRole>.Write(token.Role),-12} {token.Secret}  {token.Holder}".TrimEnd();
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
