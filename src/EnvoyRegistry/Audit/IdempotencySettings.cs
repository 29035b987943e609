namespace EnvoyRegistry.Audit;

/// <summary>The configuration section <c>Idempotency</c>.</summary>
sealed class IdempotencySettings
{
    public const string Section = "Idempotency";

    /// <summary>How long a key is remembered, with what was answered.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The longest answer that is kept. A longer one is read anew when it is asked for again; nothing is done twice.
    /// </summary>
    public int MaxAnswerBytes { get; set; } = 256 * 1024;

    /// <summary>How many keys one caller may have remembered at a time; further ones are refused.</summary>
    public int MaxKeysPerCaller { get; set; } = 10_000;

    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public string? Fault() => KeptFor > TimeSpan.Zero ? null : "Idempotency:KeptFor must be a time such as 1.00:00:00.";
}
