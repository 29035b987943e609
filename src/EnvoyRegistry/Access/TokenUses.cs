using System.Collections.Concurrent;
using System.Threading.Channels;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Access;

/// <summary>
/// Notes when tokens were last used: to the minute, after the request and beside it, so that no answer waits for it.
/// </summary>
sealed class TokenUses(IDbContextFactory<RegistryDb> contexts, ILogger<TokenUses> log) : BackgroundService
{
    static readonly TimeSpan s_precision = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<long, DateTime> _noted = new();
    readonly Channel<(long Token, DateTime At)> _waiting = Channel.CreateBounded<(long, DateTime)>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Note(AccessToken token, DateTime now)
    {
        if (now - _noted.GetOrAdd(token.Id, token.LastUsedAt ?? DateTime.MinValue) < s_precision)
            return;
        _noted[token.Id] = now;
        _waiting.Writer.TryWrite((token.Id, now));
    }

    /// <summary>Writes what still waits.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (token, at) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(stoppingToken);
                await db.Set<AccessToken>().Where(t => t.Id == token && (t.LastUsedAt == null || t.LastUsedAt < at))
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, at), stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException)
            {
                // The next use is noted again; a request was never made to wait for this one.
                _noted.TryRemove(token, out _);
                log.LogWarning("The use of a token could not be noted: {Type}", fault.GetType().Name);
            }
        }
    }
}
