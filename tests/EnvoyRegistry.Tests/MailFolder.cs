namespace EnvoyRegistry.Tests;

/// <summary>Where a started service puts its letters while it has no mail server.</summary>
sealed class MailFolder(string path)
{
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>The links of the latest letter to somebody that has certain words, once it is there.</summary>
    public async Task<IReadOnlyList<string>> LinksAsync(string to, string words)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var round = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await round.WaitForNextTickAsync(patience.Token))
        {
            var letters = Directory.Exists(path)
                ? new DirectoryInfo(path).GetFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc)
                    .Select(f => File.ReadAllText(f.FullName))
                : [];
            if (letters.LastOrDefault(text => text.Contains($"To: {to}\r\n") && text.Contains(words)) is { } letter)
                return [.. letter.Split(['\r', '\n', ' '])
                    .Where(w => w.StartsWith("http://", StringComparison.Ordinal))];
        }
        throw new TimeoutException($"No letter with \"{words}\" came to {to}.");
    }
}
