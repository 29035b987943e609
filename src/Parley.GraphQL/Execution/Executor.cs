using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>
/// Spec 6.2: runs a planned operation, for a subscription on one event, and writes the whole response.
/// </summary>
static class Executor
{
    public static async ValueTask<GraphQLResponse> ExecuteAsync(
        PreparedOperation prepared,
        OperationContext operation,
        EngineOptions limits,
        Action<Exception, string> unexpected,
        object? @event)
    {
        using var buffer = new JsonBuffer(maxLength: limits.Execution.MaxResponseBytes);
        try
        {
            var response = await WriteAsync(prepared, operation, limits, unexpected, @event, buffer);
            if (response.Length <= limits.Execution.MaxResponseBytes)
                return response;
            response.Dispose();
            return TooLong(limits.Execution.MaxResponseBytes, prepared.RequestId);
        }
        catch (Exception) when (buffer.IsFull)
        {
            return TooLong(limits.Execution.MaxResponseBytes, prepared.RequestId);
        }
        catch (TooCostlyException)
        {
            return TooCostly(limits.Plan.MaxCost, prepared.RequestId);
        }
    }

    // Lists that are no pages may be longer than they were priced.
    static GraphQLResponse TooCostly(int allowed, string? requestId) => GiveUp(GraphQLError.LimitExceeded(
        "maxCost",
        allowed,
        $"The answer has more than {allowed} objects, leaves and counts. Ask for smaller pages, or for fewer lists "
        + "within each other. What a mutation had done stays done."), requestId);

    static GraphQLResponse TooLong(int allowed, string? requestId) => GiveUp(GraphQLError.LimitExceeded(
        "maxResponseBytes",
        allowed,
        $"The answer is longer than {allowed} bytes. Ask for fewer fields or smaller pages. "
        + "What a mutation had done stays done."), requestId);

    static async ValueTask<GraphQLResponse> WriteAsync(
        PreparedOperation prepared,
        OperationContext operation,
        EngineOptions limits,
        Action<Exception, string> unexpected,
        object? @event,
        JsonBuffer buffer)
    {
        var (plan, variables, _, _) = prepared;
        var writer = new ResponseWriter(operation, plan, variables, buffer, limits, unexpected);
        buffer.Raw("{\"data\":"u8);
        var start = buffer.Length;
        var hasData = await WriteRootAsync(plan, operation, writer, buffer, @event);
        operation.Cancellation.ThrowIfCancellationRequested();
        if (!hasData)
        {
            buffer.Length = start;
            buffer.Null();
        }
        var errors = writer.Errors();
        if (errors.Count > 0)
        {
            buffer.Raw((byte)',');
            ErrorWriter.Write(buffer, errors, prepared.RequestId);
        }
        if (prepared.TellsCost)
            WriteCost(buffer, plan.Cost.Evaluate(variables), writer.Cost);
        buffer.Raw((byte)'}');
        var status =
            !hasData ? ResponseStatus.NoData : errors.Count > 0 ? ResponseStatus.Partial : ResponseStatus.Ok;
        return new GraphQLResponse(status, buffer);
    }

    static void WriteCost(JsonBuffer buffer, double predicted, long actual)
    {
        buffer.Raw(",\"extensions\":{\"cost\":{\"predicted\":"u8);
        buffer.Number((long)predicted);
        buffer.Raw(",\"actual\":"u8);
        buffer.Number(actual);
        buffer.Raw("}}"u8);
    }

    /// <summary>A response without execution: the errors alone (spec 7.1.4, request error result).</summary>
    public static GraphQLResponse Refuse(
        ResponseStatus status, IReadOnlyList<GraphQLError> errors, string? requestId)
    {
        var buffer = new JsonBuffer(1024);
        buffer.Raw((byte)'{');
        ErrorWriter.Write(buffer, errors, requestId);
        buffer.Raw((byte)'}');
        return new GraphQLResponse(status, buffer);
    }

    /// <summary>An operation that was begun and whose data are given up as a whole.</summary>
    public static GraphQLResponse GiveUp(GraphQLError error, string? requestId)
    {
        var buffer = new JsonBuffer(1024);
        buffer.Raw("{\"data\":null,"u8);
        ErrorWriter.Write(buffer, [error], requestId);
        buffer.Raw((byte)'}');
        return new GraphQLResponse(ResponseStatus.NoData, buffer);
    }

    /// <summary>Logs what was not meant for the caller, who is told where to find it there.</summary>
    public static GraphQLError Unexpected(Exception exception, string what, Action<Exception, string> log)
    {
        var reference = Guid.NewGuid().ToString("n")[..12];
        log(exception, $"{what} ({reference})");
        return new GraphQLError(
            $"{what} failed for a reason that is not the caller's; the log has it under {reference}.")
        {
            Code = ErrorCodes.Internal,
            Extensions = new Dictionary<string, object?> { ["reference"] = reference },
        };
    }

    // One field after the other: a mutation's must be (6.2.2), a query's methods gain nothing from racing each other
    // for the same database.
    static async ValueTask<bool> WriteRootAsync(
        OperationPlan plan, OperationContext operation, ResponseWriter writer, JsonBuffer buffer, object? @event)
    {
        if (plan.Root.Fault is { } fault)
            return writer.Fault(fault);
        var isMutation = plan.Operation.Operation == OperationType.Mutation;
        buffer.Raw((byte)'{');
        for (var i = 0; i < plan.Root.Fields.Length; i++)
        {
            var field = plan.Root.Fields[i];
            if (i > 0)
                buffer.Raw((byte)',');
            buffer.Raw(field.Name);
            var (failed, given) = field.Call is null ? (false, @event) : await writer.CallAsync(field);
            // What a mutation answers is read after it, not from the state it began with.
            if (isMutation)
                operation.Renew();
            if (!failed && plan.Root.BatchLevels > 0)
                await writer.LoadBatchesAsync(field, given);
            if (failed ? !writer.WriteNull(field) : !writer.WriteRootField(field, given))
                return false;
        }
        buffer.Raw((byte)'}');
        return true;
    }
}
