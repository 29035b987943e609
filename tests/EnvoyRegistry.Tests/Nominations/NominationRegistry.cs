using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Nominations;

/// <summary>The program, asked by callers of every kind.</summary>
public sealed class NominationRegistry : RunningRegistry, IStartupFilter
{
    readonly Dictionary<string, Caller> _callers = [];

    internal async Task<JsonElement> DataAsync(Caller caller, string query, object? variables = null)
    {
        var name = $"{caller.Role} {caller.ParticipantId} {caller.PersonId}";
        lock (_callers)
            _callers[name] = caller;
        using var client = CreateClient();
        client.DefaultRequestHeaders.Add("Test-Caller", name);
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            lock (_callers)
                http.Features.Set(_callers[http.Request.Headers["Test-Caller"].ToString()]);
            return following(http);
        });
        next(app);
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(this));
    }
}
