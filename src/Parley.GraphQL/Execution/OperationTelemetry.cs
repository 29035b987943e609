using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Execution;

/// <summary>
/// The span and the measurement of one request, by OpenTelemetry's conventions for GraphQL servers. They say which type
/// of operation it was and how far it came; its document, name, variables and errors are the caller's words, and stay
/// out of them.
/// </summary>
sealed class OperationTelemetry
{
    /// <summary>Of the source of spans and of the meter.</summary>
    const string Name = "Parley.GraphQL";

    const string TypeTag = "graphql.operation.type";
    const string ErrorTag = "error.type";

    // What listens to them is the process's, and so are they.
    static readonly ActivitySource s_spans = new(Name);
    static readonly Meter s_meter = new(Name);
    static readonly Histogram<double> s_durations = s_meter.CreateHistogram(
        "graphql.server.operation.duration", "s", "How long requests took, from the document to the answer.", [],
        new InstrumentAdvice<double>
        {
            // As OpenTelemetry advises for requests over HTTP.
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });

    readonly Activity? _span = s_spans.StartActivity("GraphQL Operation");
    readonly long _began = Stopwatch.GetTimestamp();
    string? _type;

    /// <summary>Null where nobody listens: then it costs nothing.</summary>
    public static OperationTelemetry? Begin() =>
        s_spans.HasListeners() || s_durations.Enabled ? new OperationTelemetry() : null;

    public void Found(OperationType type)
    {
        _type = type switch
        {
            OperationType.Mutation => "mutation",
            OperationType.Subscription => "subscription",
            _ => "query",
        };
        if (_span is null)
            return;
        _span.DisplayName = _type;
        _span.SetTag(TypeTag, _type);
    }

    /// <param name="status">Null when there was no answer, because the caller went away.</param>
    public void End(ResponseStatus? status)
    {
        var error = status is ResponseStatus.Ok ? null : status?.ToString() ?? "Abandoned";
        var tags = new TagList();
        if (_type is not null)
            tags.Add(TypeTag, _type);
        if (error is not null)
        {
            tags.Add(ErrorTag, error);
            _span?.SetTag(ErrorTag, error);
            _span?.SetStatus(ActivityStatusCode.Error);
        }
        s_durations.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, tags);
        _span?.Dispose();
    }
}
