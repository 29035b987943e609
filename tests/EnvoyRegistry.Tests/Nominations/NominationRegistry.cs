using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.News;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;

namespace EnvoyRegistry.Tests.Nominations;

/// <summary>The program with a clock that moves, asked by holders of any token.</summary>
public sealed class NominationRegistry : RunningRegistry
{
    internal MovableClock Time { get; } = new("2026-10-01T05:00:00Z");

    protected override TimeProvider Clock => Time;

    /// <summary>Letters stay where they are posted.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.Remove(
            services.Single(s => s.ServiceType == typeof(IHostedService)
                && s.ImplementationFactory?.Method.ReturnType == typeof(PostOffice))));
    }

    /// <summary>The data of a response that must have no errors.</summary>
    internal async Task<JsonElement> DataAsync(Grant caller, string query, object? variables = null)
    {
        using var response = await SendAsync(query, variables, Token(caller));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }
}
