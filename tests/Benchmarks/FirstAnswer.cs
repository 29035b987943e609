using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>
/// How long it takes from the start of a process to its first answer, and how much processor time: the service as it is
/// shipped, and the limit, in turns over the same register.
/// </summary>
/// <param name="body">
/// What both are asked, and <paramref name="question"/> is the address of the limit's answer.
/// </param>
/// <param name="token">What the service knows the caller by.</param>
sealed class FirstAnswer(string body, string question, string token)
{
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <param name="program">The service: its EnvoyRegistry.dll.</param>
    /// <param name="question">Which of <see cref="Questions"/> is asked.</param>
    public static async Task RunAsync(string file, string program, string question, int runs)
    {
        var asked = JsonSerializer.SerializeToElement(Questions.All()).GetProperty(question).GetRawText();
        var first = new FirstAnswer(asked, question, Served.Token(file));
        var (service, limit) = (new List<Taken>(), new List<Taken>());
        // The first turn is not counted: it reads the assemblies from the disk, and may complete the register.
        for (var run = 0; run <= runs; run++)
        {
            service.Add(await first.OfServiceAsync(file, program));
            limit.Add(await first.OfLimitAsync(file));
        }
        service.RemoveAt(0);
        limit.RemoveAt(0);

        Console.WriteLine($"first answer to {question}, median of {runs,3} starts   wall ms    CPU ms");
        Print("service", service);
        Print("limit", limit);
        var (wall, cpu) = (Median(service, t => t.Wall) / Median(limit, t => t.Wall),
            Median(service, t => t.Cpu) / Median(limit, t => t.Cpu));
        Console.WriteLine($"{"service / limit",-46}{wall,9:0.00}{cpu,10:0.00}");
    }

    Task<Taken> OfServiceAsync(string file, string program)
    {
        var url = FreeAddress();
        return MeasureAsync(
            [program, "--environment", "Production", "--Registry:Database", file, "--urls", url], $"{url}/graphql");
    }

    Task<Taken> OfLimitAsync(string file)
    {
        var url = FreeAddress();
        return MeasureAsync([typeof(FirstAnswer).Assembly.Location, "limit", file, url], $"{url}/{question}");
    }

    async Task<Taken> MeasureAsync(string[] arguments, string address)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Vault__MasterKey"] = Convert.ToBase64String(new byte[32]);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            using var http = new HttpClient();
            while (!process.HasExited && watch.Elapsed < s_patience)
            {
                if (await AnswerAsync(http, address) is { } answer)
                {
                    var taken = new Taken(
                        watch.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds);
                    return answer.StartsWith("""{"data":{""", StringComparison.Ordinal) ? taken
                        : throw new InvalidOperationException($"{address} answered {answer}");
                }
                await Task.Delay(5);
            }
            throw new InvalidOperationException($"{string.Join(' ', arguments)} gave no answer. {said}");
        }
        finally
        {
            await EndAsync(process);
        }
    }

    /// <summary>As whoever runs the service ends it: it closes its register in order.</summary>
    static async Task EndAsync(Process process)
    {
        using var end = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await end.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    /// <returns>Null while nobody listens.</returns>
    async Task<string?> AnswerAsync(HttpClient http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException fault)
            when (fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return null;
        }
    }

    static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";
    }

    static void Print(string name, List<Taken> taken) =>
        Console.WriteLine($"{name,-46}{Median(taken, t => t.Wall),9:0}{Median(taken, t => t.Cpu),10:0}");

    static double Median(List<Taken> taken, Func<Taken, double> what)
    {
        var sorted = taken.Select(what).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>In milliseconds; the processor time is that of all threads, in user and kernel.</summary>
    readonly record struct Taken(double Wall, double Cpu);
}
