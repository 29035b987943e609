using System.Data.Common;
using EnvoyRegistry.Contract;
using EnvoyRegistry.News;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Host;

/// <summary>Keeps up with the calendar also while nobody asks, and posts the reminders of the day.</summary>
sealed class UpkeepService(
    Upkeep upkeep, IEnumerable<IDailyRound> rounds, IOptions<RegistrySettings> settings, TimeProvider time,
    ILogger<UpkeepService> log)
    : BackgroundService
{
    /// <summary>Whoever starts the service asks it something first; what they ask is up to date without this.</summary>
    static readonly TimeSpan s_begin = TimeSpan.FromMinutes(1);

    /// <summary>Often enough that an address given today is used today.</summary>
    static readonly TimeSpan s_look = TimeSpan.FromHours(1);

    /// <summary>How often it is seen whether that is over: a clock that is moved is followed soon.</summary>
    static readonly TimeSpan s_tick = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_tick, time);
        try
        {
            await Task.Delay(s_begin, time, stoppingToken);
            var next = time.GetUtcNow();
            do
            {
                if (time.GetUtcNow() < next)
                    continue;
                await LookAsync(stoppingToken);
                next = time.GetUtcNow() + s_look;
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // What is left is done by the next run.
        }
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            if (!await upkeep.EnsureCertainlyAsync() || !settings.Value.DailyLetters)
                return;
            foreach (var round in rounds)
                await round.PostAsync(cancellation);
        }
        catch (DbException fault)
        {
            log.LogWarning("Reminders wait, as the register is busy: {Code}", fault.ErrorCode);
        }
    }
}
