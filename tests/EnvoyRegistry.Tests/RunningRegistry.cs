using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Tests.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests;

/// <summary>
/// The program itself over a register of its own, asked as any client asks it. It is noon in Jakarta, 1 October 2026.
/// </summary>
public class RunningRegistry : WebApplicationFactory<Program>
{
    /// <summary>Not made by the start: outside Development it would not be.</summary>
    public const string MasterKey = "dGhpcyBpcyBhIGtleSB0aGF0IG9ubHkgdGVzdHMga24=";

    readonly TemporaryRegister _register = new();
    HttpClient? _client;

    /// <summary>The environment it runs in.</summary>
    protected virtual string Environment => "Development";

    internal TemporaryRegister Register => _register;

    /// <summary>The whole response: data, errors, extensions.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        _client ??= CreateClient();
        using var response = await _client.PostAsJsonAsync("/graphql", new { query, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The data of a response that must have no errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var response = await AskAsync(query, variables);
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Registry:Database", _register.Path);
        builder.UseSetting("Vault:MasterKey", MasterKey);
        builder.ConfigureTestServices(services =>
            services.AddSingleton<TimeProvider>(new FixedClock("2026-10-01T05:00:00Z")));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _register.Dispose();
    }
}
