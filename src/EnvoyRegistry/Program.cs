using EnvoyRegistry.Access;
using EnvoyRegistry.Appointments;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Host;
using EnvoyRegistry.Host.Graphiql;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Papers;
using EnvoyRegistry.SignIn;

PrivateFiles.Begin();
if (CommandLine.Names(args))
    return await CommandLine.RunAsync(args);

RegistryFile.WarmUp();
var builder = WebApplication.CreateBuilder(RegistryHost.Options(args));
builder.UseDefaultAddress();
builder.Services.AddRegistry();
builder.AddTelemetry();
builder.AddProviderSignIn();

await using var app = builder.Build();
IReadOnlyList<FirstTokens.Made> tokens;
try
{
    app.ReadSchemaMeanwhile();
    app.PrepareRegister();
    tokens = await app.MakeFirstTokensAsync();
    app.UseProxies();
    app.UseRequestIds();
    app.UseTelemetry();
    app.UseHeadRequests();
    app.UseHealth();
    app.UseRouting();
    app.UsePageCompression();
    app.UsePageFaults();
    app.UseCors();
    app.UseIdentification();
    app.UseRequestLimit();
    app.UseLongCalendars();
    app.UseUpkeep();
    app.MapParley().RequireCors(CrossOrigin.Policy);
    app.MapFrontDoor();
    app.MapStyleSheet();
    app.MapDesk();
    app.MapGraphiql();
    app.MapClock();
    ConsentPages.Map(app);
    EntryConsentPages.Map(app);
    AnswerPages.Map(app);
    OfferPages.Map(app);
    PartyConsentPages.Map(app);
    TakingUpPages.Map(app);
    SeatPages.Map(app);
    ConsultationPages.Map(app);
    FeedPage.Map(app);
    SignInPages.Map(app);
    app.MapProviderSignIn();
    NewAddressPages.Map(app);
    app.MapPapers();
    await app.ListenAsync();
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

app.WarnOfTheChair();
app.WarnOfTheClock();
app.Greet(tokens);
await app.WaitForShutdownAsync();
return 0;
