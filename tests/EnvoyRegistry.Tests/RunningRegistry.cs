using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Participants;
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

    readonly TemporaryRegister _register;
    readonly ConcurrentDictionary<Grant, string> _tokens = new();
    HttpClient? _client;

    public RunningRegistry() : this(new TemporaryRegister())
    {
    }

    private protected RunningRegistry(TemporaryRegister register) => _register = register;

    /// <summary>The environment it runs in.</summary>
    protected virtual string Environment => "Development";

    internal TemporaryRegister Register => _register;

    /// <summary>The whole response: data, errors, extensions.</summary>
    /// <param name="role">
    /// As whom it is asked. The Chair's office is that of the Philippines, the focal point Singapore's, the member
    /// whoever <see cref="Member"/> names.
    /// </param>
    internal async Task<JsonElement> AskAsync(
        string query, object? variables = null, CallerRole role = CallerRole.Unit)
    {
        using var response = await SendAsync(query, variables, role is CallerRole.Anonymous ? null : Token(role));
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The data of a response that must have no errors.</summary>
    internal async Task<JsonElement> DataAsync(
        string query, object? variables = null, CallerRole role = CallerRole.Unit)
    {
        var response = await AskAsync(query, variables, role);
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data");
    }

    /// <summary>The answer to a request that shows a token, or shows nothing.</summary>
    public async Task<HttpResponseMessage> SendAsync(string query, object? variables = null, string? token = null)
    {
        _client ??= CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _client.SendAsync(request);
    }

    /// <summary>The secret of a token of the role.</summary>
    internal string Token(CallerRole role) => role switch
    {
        CallerRole.Chair => Token(new Grant(role, KnownParticipants.IdOf("PH"))),
        CallerRole.ParticipantOffice => Token(new Grant(CallerRole.Chair, KnownParticipants.IdOf("SG"))),
        CallerRole.FocalPoint => Token(new Grant(role, KnownParticipants.IdOf("SG"))),
        CallerRole.Member => Token(new Grant(role, PersonId: Member)),
        _ => Token(new Grant(role)),
    };

    internal string Token(Grant grant) => _tokens.GetOrAdd(grant, _ =>
    {
        _client ??= CreateClient();
        using var db = _register.Open();
        db.Add(AccessToken.Issue(grant, $"Test as {grant.Role}", "tests", Now, TokenLifetime.Longest, out var secret));
        db.SaveChanges();
        return secret;
    });

    /// <summary>Whose entry a member keeps: set it before one is asked as.</summary>
    internal long Member { get; set; } = 1;

    internal DateTime Now => Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    /// <summary>What time it is.</summary>
    protected virtual TimeProvider Clock { get; } = Clocks.At("2026-10-01T05:00:00Z");

    /// <summary>Requests have the same name, which errors bear: what is asked twice is answered alike.</summary>
    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.DefaultRequestHeaders.Add("X-Request-Id", "test-request");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Registry:Database", _register.Path);
        builder.UseSetting("Vault:MasterKey", MasterKey);
        // Registers of tests are made today, and are asked on a day that their clock says.
        builder.UseSetting("Registry:TrustClock", "true");
        builder.ConfigureTestServices(services => services.AddSingleton(Clock));
    }

    /// <summary>Whether the register goes with the program, or is somebody's who starts it again.</summary>
    private protected bool KeepsRegister { get; init; }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !KeepsRegister)
            _register.Dispose();
    }
}
