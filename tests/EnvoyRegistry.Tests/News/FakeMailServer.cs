using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EnvoyRegistry.Tests.News;

/// <summary>
/// As much of a mail server as a letter needs, without encryption: it agrees to everything but one line, which it
/// answers as it is told.
/// </summary>
sealed class FakeMailServer : IDisposable
{
    const string TheLetter = ".";

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly string _answer, _to;
    readonly Action? _whileItTakes;

    /// <param name="answer">To the letter itself, or to the line that begins with <paramref name="to"/>.</param>
    /// <param name="whileItTakes">What happens while the letter is on its way.</param>
    public FakeMailServer(string answer, Action? whileItTakes = null, string to = TheLetter)
    {
        (_answer, _whileItTakes, _to) = (answer, whileItTakes, to);
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many letters it was given, taken or not.</summary>
    public int Tries { get; private set; }

    /// <summary>The letters, with line ends as they came, and dots that begin a line doubled.</summary>
    public string Received { get; private set; } = "";

    public void Dispose() => _listener.Dispose();

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(NetworkStream stream)
    {
        await AnswerAsync("220 ready");
        while (await LineAsync(stream) is { } line)
        {
            if (line.StartsWith(_to, StringComparison.Ordinal))
                await AnswerAsync(_answer);
            else if (line == "DATA")
            {
                Tries++;
                _whileItTakes?.Invoke();
                await AnswerAsync("354 go on");
                while (await LineAsync(stream) is { } text && text != TheLetter)
                    Received += $"{text}\r\n";
                await AnswerAsync(_to == TheLetter ? _answer : "250 OK");
            }
            else
                await AnswerAsync(line == "QUIT" ? "221 bye" : "250 OK");
        }

        ValueTask AnswerAsync(string text) => stream.WriteAsync(Encoding.ASCII.GetBytes($"{text}\r\n"));
    }

    /// <summary>Up to CR LF, and nothing else: a line end of another sort stays in it.</summary>
    static async Task<string?> LineAsync(NetworkStream stream)
    {
        var line = new List<byte>();
        var next = new byte[1];
        while (await stream.ReadAsync(next) == 1)
        {
            line.Add(next[0]);
            if (line is [.., (byte)'\r', (byte)'\n'])
                return Encoding.Latin1.GetString([.. line[..^2]]);
        }
        return null;
    }
}
