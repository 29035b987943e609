using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Parley.GraphQL.Tests.Execution;

public sealed class OperationTelemetryTests
{
    [Theory]
    [InlineData("query Mine { greeting }", "query", "graphql.operation.type=query")]
    [InlineData("mutation { add(by: 1) { total } }", "mutation", "graphql.operation.type=mutation")]
    [InlineData(
        "{ faults { thrown } }", "query", "graphql.operation.type=query error.type=Partial")]
    [InlineData("{ mine", "GraphQL Operation", "error.type=SyntaxError")]
    public async Task A_request_has_a_span_and_a_measurement_that_tell_its_type_and_how_far_it_came(
        string document, string name, string tags)
    {
        using var parent = new Activity("the test").Start();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Parley.GraphQL",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var measured = new ConcurrentQueue<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, meter) =>
            {
                if (instrument.Name == "graphql.server.operation.duration")
                    meter.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((_, _, tagged, _) =>
        {
            if (Activity.Current?.TraceId == parent.TraceId)
                measured.Enqueue(Text(tagged.ToArray()));
        });
        meters.Start();

        (await Harbour.ResponseAsync(Harbour.Engine(), document)).Dispose();

        // Other tests ask at the same time.
        var span = spans.Where(span => span.ParentSpanId == parent.SpanId).ShouldHaveSingleItem();
        (span.DisplayName, Text(span.TagObjects)).ShouldBe((name, tags));
        span.Status.ShouldBe(tags.Contains("error", StringComparison.Ordinal)
            ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        measured.ShouldHaveSingleItem().ShouldBe(tags);
    }

    static string Text(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
