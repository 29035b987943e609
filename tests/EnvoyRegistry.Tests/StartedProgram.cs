using System.Diagnostics;
using System.Text;

namespace EnvoyRegistry.Tests;

/// <summary>The program as a newcomer starts it: a process of its own, in a directory of its own.</summary>
sealed class StartedProgram : IDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StartedProgram(string directory, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["Vault__MasterKey"] = RunningRegistry.MasterKey;
        start.Environment["DOTNET_TieredPGO"] = "0"; // It runs for seconds: what a profile would gain comes too late.
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>What it says once it listens.</summary>
    public async Task<string> GreetingAsync()
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_greeted.Task, ended) == ended)
            throw new InvalidOperationException($"The program ended with {_process.ExitCode}: {Output}");
        return Output;
    }

    /// <summary>The first line with these words, once it is said.</summary>
    public async Task<string> LineAsync(string words)
    {
        var ended = _process.WaitForExitAsync();
        while (true)
        {
            // Before the look, so that what comes after it is waited for no longer.
            var more = _more.Task;
            if (Output.Split('\n').FirstOrDefault(l => l.Contains(words, StringComparison.Ordinal)) is { } line)
                return line;
            if (await Task.WhenAny(more, ended).WaitAsync(s_patience) == ended)
                throw new InvalidOperationException($"The program ended with {_process.ExitCode}: {Output}");
        }
    }

    /// <summary>Where it answers, once it does.</summary>
    public async Task<Uri> EndpointAsync()
    {
        const string Opening = "EnvoyRegistry answers at ";
        var line = (await GreetingAsync()).Split('\n').Single(l => l.StartsWith(Opening, StringComparison.Ordinal));
        return new Uri(line[Opening.Length..].Split(' ')[0]);
    }

    /// <summary>Whoever shows the token, once it answers.</summary>
    public async Task<StartedClient> ClientAsync(string token) => new(await EndpointAsync(), token);

    /// <summary>Ends it as a power failure would: it is not asked (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>
    /// Does something while the program stands still (SIGSTOP): its files are then as a kill at that instant leaves
    /// them. Of Linux alone.
    /// </summary>
    public async Task StandStillAsync(Action meanwhile)
    {
        await SignalAsync("STOP");
        try
        {
            while (!Directory.EnumerateDirectories($"/proc/{_process.Id}/task").All(Stands))
                await Task.Yield();
            meanwhile();
        }
        finally
        {
            await SignalAsync("CONT");
        }

        // A thread that writes stands when it has written.
        static bool Stands(string thread) => File.ReadAllText($"{thread}/stat").Split(") ")[^1][0] is 'T';
    }

    async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The token that a first start in Development told for a role.</summary>
    public static string Token(string greeting, string role) =>
        greeting.Split('\n').Single(line => line.StartsWith($"{role} ", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1];

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    void Add(string? line)
    {
        if (line is null)
            return;
        lock (_output)
        {
            _output.AppendLine(line);
            _more.TrySetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        if (line.StartsWith("curl ", StringComparison.Ordinal))
            _greeted.TrySetResult();
    }

    // What the machine that runs the tests has set must not decide them.
    static bool IsSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Registry", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Mail__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Vault", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase);
}
