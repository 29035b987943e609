using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace EnvoyRegistry.Tests;

/// <summary>A script of <c>tests/Conformance</c> that serves for as long as its input is open.</summary>
sealed class NodeServer : IDisposable
{
    readonly Process _process;
    readonly TimeSpan _patience;
    readonly StringBuilder _errors = new();
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    NodeServer(Process process, TimeSpan patience)
    {
        _process = process;
        _patience = patience;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                _lines.Writer.TryWrite(text);
            else
                _lines.Writer.TryComplete();
        };
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it said first.</summary>
    public string Place { get; private set; } = "";

    public static async Task<NodeServer> StartAsync(Process process, TimeSpan patience)
    {
        var server = new NodeServer(process, patience);
        server.Place = await server.LineAsync();
        return server;
    }

    /// <summary>What it says next.</summary>
    public async Task<string> LineAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            return await _lines.Reader.ReadAsync(patience.Token);
        }
        catch (ChannelClosedException ended)
        {
            throw new InvalidOperationException($"The script ended: {_errors}", ended);
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
