using System.ComponentModel.DataAnnotations;

namespace Parley.GraphQL.Execution;

/// <summary>Bounds on what one operation may ask of the server, and on how many may ask at once.</summary>
public sealed record ExecutionLimits
{
    /// <summary>Items of one list in the answer that is no page.</summary>
    public int MaxListItems { get; init; } = 10_000;

    /// <summary>Items of one list in an argument or a variable.</summary>
    public int MaxInputItems { get; init; } = 1_000;

    /// <summary>Of one answer; a longer one is given up while it is written. 16 MiB where nothing is set.</summary>
    public int MaxResponseBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>From the moment an operation comes in, waiting included.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Operations at work at the same time.</summary>
    public int MaxConcurrent { get; init; } = 100;

    /// <summary>Operations that wait until one of those is done; the next one is refused at once.</summary>
    [Range(0, int.MaxValue)]
    public int MaxWaiting { get; init; } = 1_000;

    /// <summary>
    /// Subscriptions open at the same time. One that waits for an event takes none of the places above; the answer to
    /// an event does, and has its own time.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int MaxSubscriptions { get; init; } = 1_000;
}
