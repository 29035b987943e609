using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.News;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.Nominations;

/// <summary>The program with a clock that moves, asked by holders of any token.</summary>
public sealed class NominationRegistry : RunningRegistry
{
    internal FakeTimeProvider Time { get; } = Clocks.At("2026-10-01T05:00:00Z");

    protected override TimeProvider Clock => Time;

    /// <summary>Where the focal points read mail.</summary>
    internal FocalPointOffices Offices { get; } = new() { ["TH"] = "focal.point@example.org" };

    /// <summary>Letters stay where they are posted, and nobody reminds but who is told to.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Office", "chair.office@example.org");
        builder.ConfigureTestServices(services => services.AddSingleton(Options.Create(Offices)));
        builder.ConfigureTestServices(services =>
        {
            foreach (var service in services.Where(s => s.ServiceType == typeof(IHostedService)).ToList())
                if (service.ImplementationType == typeof(UpkeepService)
                    || service.ImplementationFactory?.Method.ReturnType == typeof(PostOffice))
                    services.Remove(service);
        });
    }

    /// <summary>The data of a response that must have no errors.</summary>
    internal async Task<JsonElement> DataAsync(Grant caller, string query, object? variables = null)
    {
        using var response = await SendAsync(query, variables, Token(caller));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>
    /// Another process over the same register, past what lets only one service answer from it: as where the lock of a
    /// file does not reach, on a disk that two machines share.
    /// </summary>
    internal sealed class Second(NominationRegistry first) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            first.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services.AddSingleton(_ => new ServicePlace($"{first.Register.Path}.second")));
        }
    }
}
