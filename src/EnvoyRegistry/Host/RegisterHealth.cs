using System.Data.Common;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Vault;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Host;

/// <summary>
/// What whoever operates the service lets a program ask: <c>/healthz</c>, whether the process answers, and
/// <c>/readyz</c>, whether it can do its work. A 503 says in plain words what fails, and tells no secret.
/// </summary>
static class RegisterHealth
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseCheck>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: s_patience)
            .AddCheck<MigrationsCheck>("migrations", timeout: s_patience)
            .AddCheck<MasterKeyCheck>("master key", timeout: s_patience)
            .AddCheck<ClockCheck>("clock", timeout: s_patience);
    }

    /// <summary>To stand before all that reads the register, which may be what fails.</summary>
    public static void UseHealth(this IApplicationBuilder app)
    {
        app.UseHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.UseHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Concat(report.Entries.Select(check =>
            check.Value.Status is HealthStatus.Healthy
                ? $"{check.Key}: ready\n"
                // Without words of its own it was cut off by the time, or met what nobody thought of.
                : $"{check.Key}: {check.Value.Description ?? "does not answer."}\n")), http.RequestAborted);
    }
}

/// <summary>Reads a row and writes it, and takes that back. All who ask within a second get one answer.</summary>
sealed class DatabaseCheck(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, TimeProvider time, IOptions<RegistrySettings> settings)
    : IHealthCheck, IDisposable
{
    static readonly TimeSpan s_good = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim _one = new(1);
    (DateTimeOffset At, HealthCheckResult Result) _last;

    public void Dispose() => _one.Dispose();

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _last.At >= s_good)
                _last = (time.GetUtcNow(), await LookAsync(cancellationToken));
            return _last.Result;
        }
        finally
        {
            _one.Release();
        }
    }

    async Task<HealthCheckResult> LookAsync(CancellationToken cancellation)
    {
        try
        {
            using var held = await place.EnterAsync(cancellation);
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            db.Viewer = Viewer.Register;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var written = await db.Set<RegisterState>().ExecuteUpdateAsync(
                state => state.SetProperty(s => s.CompletedBy, s => s.CompletedBy), cancellation);
            await transaction.RollbackAsync(cancellation);
            // What is taken back may never have needed the disk.
            DiskProbe.Write(settings.Value.Database);
            return written == 1
                ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("lacks the row that it knows itself by.");
        }
        catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy("cannot be written: look at its file, its rights and its disk.");
        }
    }
}

/// <summary>No migration of this version is still to be done.</summary>
sealed class MigrationsCheck(IDbContextFactory<RegistryDb> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                ? HealthCheckResult.Unhealthy("the register is of an older version: start the service again.")
                : HealthCheckResult.Healthy();
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("cannot be looked up, as the database does not answer.");
        }
    }
}

/// <summary>The master key opens the register's own key.</summary>
sealed class MasterKeyCheck(IDbContextFactory<RegistryDb> contexts, Keyring keyring) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.Viewer = Viewer.Register;
            keyring.AuditKeyedFrom(db);
            return HealthCheckResult.Healthy();
        }
        catch (UnusableRegisterException)
        {
            return HealthCheckResult.Unhealthy("does not open what is sealed in the register.");
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("cannot be tried, as the database does not answer.");
        }
    }
}

/// <summary>The machine's time can be right. The service works on when it is not, so it stays ready.</summary>
sealed class ClockCheck(RegisterClock clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult(
                clock.Doubt() is { } doubt ? HealthCheckResult.Degraded(doubt) : HealthCheckResult.Healthy());
        }
        catch (DbException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("cannot be held against the register."));
        }
    }
}
