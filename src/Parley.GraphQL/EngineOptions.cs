using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Planning;
using Parley.GraphQL.Validation;

namespace Parley.GraphQL;

/// <summary>Bounds of an engine; each has a default that ordinary clients never meet.</summary>
public sealed record EngineOptions
{
    public ParserLimits Parser { get; init; } = new();

    public ValidationLimits Validation { get; init; } = new();

    public PlanLimits Plan { get; init; } = new();

    public ExecutionLimits Execution { get; init; } = new();

    /// <summary>Of one document; a longer one is not even looked up.</summary>
    public int MaxDocumentBytes { get; init; } = 256 * 1024;

    /// <summary>Documents kept parsed, validated and planned.</summary>
    public int DocumentCacheSize { get; init; } = 1_000;

    /// <summary>About the memory they may take.</summary>
    public long DocumentCacheBytes { get; init; } = 256L * 1024 * 1024;
}
