using System.Diagnostics;

namespace EnvoyRegistry.Data.Sqlite.Files;

/// <summary>
/// One service answers from a register: two would each think that it alone has the writing place, and make each other
/// wait until one gives up. Commands may come beside it.
/// </summary>
sealed class ServicePlace : IDisposable
{
    // The one before may be about to end, as in a restart.
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    readonly RegistryLock _lock;

    /// <exception cref="UnusableRegisterException">Another service has it.</exception>
    public ServicePlace(string path)
    {
        var waiting = Stopwatch.StartNew();
        // In a folder of its own: who copies the files beside a register could not read one that is locked.
        var folder = Directory.CreateDirectory($"{path}.service").FullName;
        RegistryLock? taken;
        while ((taken = RegistryLock.TakeAlone(Path.Combine(folder, "one"))) is null)
        {
            if (waiting.Elapsed > s_patience)
                throw new UnusableRegisterException(
                    $"Another service answers from {path} already.",
                    "Stop it first, or give this one another file with --Registry:Database.");
            Thread.Sleep(TimeSpan.FromMilliseconds(50));
        }
        _lock = taken;
    }

    public void Dispose() => _lock.Dispose();
}
