using System.Data.Common;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Clears, wherever it lies, what the tables no longer hold: as soon as somebody has left the register, and each day
/// whatever could not be cleared then.
/// </summary>
sealed partial class Erasure(IEnumerable<IRemains> remains, ILogger<Erasure> log) : IDailyRound
{
    Task IDailyRound.PostAsync(CancellationToken cancellation) => RunAsync(cancellation);

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var remain in remains)
        {
            try
            {
                await remain.ClearAsync(cancellation);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
            {
                // The type alone: a message may name a file.
                LogLeft(remain.GetType().Name, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What was deleted is not yet cleared from {Place}, and will be: {Fault}.")]
    partial void LogLeft(string place, string fault);
}
