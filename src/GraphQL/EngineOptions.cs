using GraphQL.Language;
using GraphQL.Planning;
using GraphQL.Validation;

namespace GraphQL;

/// <summary>Bounds of an engine; each has a default that ordinary clients never meet.</summary>
public sealed record EngineOptions
{
    public ParserLimits Parser { get; init; } = new();

    public ValidationLimits Validation { get; init; } = new();

    public PlanLimits Plan { get; init; } = new();

    /// <summary>Documents kept parsed, validated and planned.</summary>
    public int DocumentCacheSize { get; init; } = 1_000;

    /// <summary>About the memory they may take.</summary>
    public long DocumentCacheBytes { get; init; } = 256L * 1024 * 1024;
}
