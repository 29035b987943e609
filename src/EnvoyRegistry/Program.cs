using EnvoyRegistry;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Data;

if (CommandLine.Names(args))
    return await CommandLine.RunAsync(args);

RegistryDb.WarmUp();
var builder = WebApplication.CreateBuilder(RegistryHost.Options(args));
builder.UseDefaultAddress();
builder.Services.AddRegistry();

await using var app = builder.Build();
try
{
    app.PrepareRegister();
    app.MapGraphQL();
    app.MapFrontDoor();
    await app.ListenAsync();
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

app.WarnOfTheChair();
app.Greet();
await app.WaitForShutdownAsync();
return 0;
