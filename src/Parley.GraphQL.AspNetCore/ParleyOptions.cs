namespace Parley.GraphQL.AspNetCore;

/// <summary>Settings of the transports, read from the configuration section <c>GraphQL</c>.</summary>
public sealed class ParleyOptions
{
    public const string Section = "GraphQL";

    /// <summary>
    /// The longest request body, in bytes; a longer one is answered with 413. A GET has no body: Kestrel's limit on the
    /// request line bounds it.
    /// </summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// How long a client may take nothing of an answer that is being written; then the connection is ended, and what
    /// was held for it is free.
    /// </summary>
    public TimeSpan MaxStall { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What the engine is to refuse; for <see cref="Engine.Create"/>.</summary>
    public EngineOptions Limits { get; set; } = new();

    /// <summary>Answer in br or gzip to clients that accept it. Switch off where a proxy already does so.</summary>
    public bool Compress { get; set; } = true;
}
