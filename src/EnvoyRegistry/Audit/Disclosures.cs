using System.Collections.Concurrent;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Audit;

/// <summary>
/// Records who looked at confidential fields, before the answer leaves: one entry an operation. Operations that come at
/// once are written together, so that a hundred readers wait for the disk about as long as one.
/// </summary>
sealed class Disclosures(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, AuditTrail audit, WritingFaults faults) : IDisclosures
{
    const int LongestName = 200;

    // Until they are committed the answers wait; a transaction much longer than this would keep mutations waiting too.
    const int MostAtOnce = 256;

    readonly ConcurrentQueue<Waiting> _waiting = new();

    /// <remarks>When this fails nothing may be answered: what was not recorded was not shown.</remarks>
    public ValueTask RecordAsync(
        Caller caller, string? operation, IReadOnlySet<(string Coordinate, long Owner)> looked)
    {
        // In a preview nobody looked but the person herself.
        if (looked.Count == 0 || caller.IsPreview)
            return ValueTask.CompletedTask;
        var name = operation is null ? "query" : operation[..Math.Min(operation.Length, LongestName)];
        var waiting = new Waiting(caller, name, looked);
        _waiting.Enqueue(waiting);
        return new ValueTask(WriteAsync(waiting));
    }

    async Task WriteAsync(Waiting mine)
    {
        // Not cancelled with the request: the entry is in the line for good, and others may be writing it.
        // Whoever has the writing place writes for all who wait; the others find theirs done when their turn comes.
        while (!mine.Written.Task.IsCompleted)
        {
            var turn = place.EnterAsync(CancellationToken.None).AsTask();
            if (await Task.WhenAny(turn, mine.Written.Task) == mine.Written.Task)
            {
                _ = turn.ContinueWith(
                    static entered => entered.Result.Dispose(), CancellationToken.None,
                    TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
                break;
            }
            using var held = await turn;
            await WriteWaitingAsync();
        }
        await mine.Written.Task;
    }

    async Task WriteWaitingAsync()
    {
        var batch = new List<Waiting>();
        while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var next))
            batch.Add(next);
        if (batch.Count == 0)
            return;
        try
        {
            // Not to be cancelled by one reader's going away: it is for the others too.
            await WriteAsync(batch);
            batch.ForEach(reading => reading.Written.SetResult());
        }
        catch (Exception fault)
        {
            // Each of them fails, none hangs; the fault itself is told where it is awaited.
            batch.ForEach(reading => reading.Written.SetException(fault));
        }
    }

    async Task WriteAsync(List<Waiting> batch)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            foreach (var reading in batch)
                audit.Reading(db, reading.Caller, reading.Operation, reading.Looked);
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception fault) when (db.FindObstacle(fault) is { } obstacle)
        {
            throw faults.Told(obstacle);
        }
    }

    sealed record Waiting(Caller Caller, string Operation, IReadOnlySet<(string Coordinate, long Owner)> Looked)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
