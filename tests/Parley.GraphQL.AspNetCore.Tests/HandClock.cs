using System.Threading.Channels;

namespace Parley.GraphQL.AspNetCore.Tests;

/// <summary>A clock that stands still: a timer goes off when the test says so.</summary>
sealed class HandClock : TimeProvider
{
    readonly Channel<HandTimer> _timers = Channel.CreateUnbounded<HandTimer>();

    /// <summary>Waits until somebody waits, and lets that time be over.</summary>
    /// <returns>How long it would have been.</returns>
    public async Task<TimeSpan> PassAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var timer = await _timers.Reader.ReadAsync(patience.Token);
        timer.GoOff();
        return timer.Due;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(() => callback(state), dueTime);
        _timers.Writer.TryWrite(timer);
        return timer;
    }

    sealed class HandTimer(Action goOff, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void GoOff() => goOff();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
