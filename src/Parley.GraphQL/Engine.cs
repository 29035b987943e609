using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Introspection;
using Parley.GraphQL.Language;
using Parley.GraphQL.Planning;
using Parley.GraphQL.Types;
using Parley.GraphQL.Validation;

namespace Parley.GraphQL;

/// <summary>
/// The story on one page: bytes -> request -> document -> validated document -> plan -> rows -> bytes.
/// </summary>
public sealed class Engine
{
    readonly SchemaBindings _bindings;
    readonly EngineOptions _options;
    readonly DocumentCache _documents;
    readonly OperationSlots _slots;
    readonly OperationSlots _subscriptions;
    readonly Action<Exception, string> _unexpected;

    Engine(SchemaBindings bindings, EngineOptions options, Action<Exception, string> unexpected)
    {
        (_bindings, _options, _unexpected) = (bindings, options, unexpected);
        _documents = new DocumentCache(options.DocumentCacheSize, options.DocumentCacheBytes);
        _slots = new OperationSlots(options.Execution.MaxConcurrent, options.Execution.MaxWaiting);
        _subscriptions = new OperationSlots(options.Execution.MaxSubscriptions, waiting: 0);
    }

    public Schema Schema => _bindings.Schema;

    /// <summary>The types whose things have ids of their own, by the prefix of these.</summary>
    public IReadOnlyDictionary<string, NodeType> NodeTypes => _bindings.NodeTypes;

    /// <param name="database">Null when everything is answered from memory.</param>
    /// <param name="services">Singletons that computed columns may use.</param>
    /// <param name="bind">Says what answers each field of the schema.</param>
    /// <param name="unexpected">
    /// Told of every exception that was not meant for the caller, with the field it came from.
    /// </param>
    /// <exception cref="GraphQLException">Every fault of the binding.</exception>
    public static Engine Create(
        Schema schema, Database? database, IServiceProvider services, Action<SchemaBinder> bind,
        EngineOptions? options = null, Action<Exception, string>? unexpected = null)
    {
        var binder = new SchemaBinder(schema, database, services);
        IntrospectionBinding.Bind(binder, schema);
        bind(binder);
        return new Engine(binder.Build(), options ?? new EngineOptions(), unexpected ?? ((_, _) => { }));
    }

    /// <summary>Never throws for anything a caller sent; that comes back as a response with errors.</summary>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public ValueTask<GraphQLResponse> ExecuteAsync(
        GraphQLRequest request, IServiceProvider services, CancellationToken cancellation) =>
        OperationTelemetry.Begin() is { } telemetry
            ? MeasuredAsync(request, services, telemetry, cancellation)
            : RunAsync(request, services, null, cancellation);

    /// <summary>
    /// Answers a subscription. Each of its responses is an operation of its own, with its own time and its own view of
    /// the database; between them the stream holds neither.
    /// </summary>
    /// <returns>Null for a query or mutation: <see cref="ExecuteAsync"/> answers it.</returns>
    /// <param name="services">To be there until the stream ends.</param>
    /// <param name="cancellation">Ends the stream, when the caller goes away.</param>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public ValueTask<GraphQLSubscription?> SubscribeAsync(
        GraphQLRequest request, IServiceProvider services, CancellationToken cancellation) => InTimeAsync(
            (request, services, cancellation),
            static (engine, asked, _) => engine.SubscribeInTimeAsync(asked.request, asked.services, asked.cancellation),
            static refusal => new GraphQLSubscription(refusal),
            request.Id,
            cancellation);

    async ValueTask<GraphQLResponse> MeasuredAsync(
        GraphQLRequest request, IServiceProvider services, OperationTelemetry telemetry, CancellationToken cancellation)
    {
        ResponseStatus? status = null;
        try
        {
            var response = await RunAsync(request, services, telemetry, cancellation);
            status = response.Status;
            return response;
        }
        finally
        {
            telemetry.End(status);
        }
    }

    ValueTask<GraphQLResponse> RunAsync(
        GraphQLRequest request, IServiceProvider services, OperationTelemetry? telemetry,
        CancellationToken cancellation) => InTimeAsync(
            (request, services, telemetry),
            static (engine, asked, time) =>
                engine.ExecuteInTimeAsync(asked.request, asked.services, asked.telemetry, time),
            static refusal => refusal,
            request.Id,
            cancellation);

    /// <summary>Does work that takes one of the slots, as long as an operation may take.</summary>
    async ValueTask<T> InTimeAsync<TAsked, T>(
        TAsked asked, Func<Engine, TAsked, CancellationToken, ValueTask<T>> work, Func<GraphQLResponse, T> refused,
        string? requestId, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(_options.Execution.MaxTime);
        var hasEntered = false;
        try
        {
            hasEntered = await _slots.EnterAsync(time.Token);
            return hasEntered ? await work(this, asked, time.Token) : refused(Busy(requestId));
        }
        catch (Exception exception) when (time.IsCancellationRequested)
        {
            // A statement that was stopped fails in its provider's own way.
            if (cancellation.IsCancellationRequested)
                throw new OperationCanceledException("The caller went away.", exception, cancellation);
            return refused(hasEntered ? OutOfTime(requestId) : Busy(requestId));
        }
        finally
        {
            if (hasEntered)
                _slots.Leave();
        }
    }

    async ValueTask<GraphQLResponse> ExecuteInTimeAsync(
        GraphQLRequest request, IServiceProvider services, OperationTelemetry? telemetry,
        CancellationToken cancellation)
    {
        if (!TryFind(request, out var document, out var operation, out var refusal))
            return refusal;
        telemetry?.Found(operation.Operation);
        if (operation.Operation == OperationType.Subscription)
            return Executor.Refuse(ResponseStatus.OperationError, [new GraphQLError(
                "A subscription needs a transport that can answer more than once.")
            {
                Code = ErrorCodes.UnknownOperation,
            }], request.Id);
        if (operation.Operation == OperationType.Mutation && request.ReadOnly)
            return Executor.Refuse(
                ResponseStatus.MutationNotAllowed, [new GraphQLError("A mutation must be sent by POST.")
                {
                    Code = ErrorCodes.MutationNotAllowed,
                }], request.Id);
        return TryPlan(request, document, operation, out var prepared, out refusal)
            ? await AnswerAsync(prepared, services, null, cancellation)
            : refusal;
    }

    async ValueTask<GraphQLSubscription?> SubscribeInTimeAsync(
        GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        if (!TryFind(request, out var document, out var operation, out var refusal))
            return new GraphQLSubscription(refusal);
        if (operation.Operation != OperationType.Subscription)
            return null;
        if (!TryPlan(request, document, operation, out var prepared, out refusal))
            return new GraphQLSubscription(refusal);
        if (!await _subscriptions.EnterAsync(cancellation))
            return new GraphQLSubscription(TooManySubscriptions(request.Id));

        var stream = new ResponseStream(
            prepared, services, _unexpected,
            @event => InTimeAsync(
                (prepared, services, @event),
                static (engine, asked, time) =>
                    engine.AnswerAsync(asked.prepared, asked.services, asked.@event, time),
                static busy => busy,
                request.Id,
                cancellation),
            _subscriptions.Leave,
            cancellation);
        return await stream.OpenAsync(_options) is { } failure
            ? new GraphQLSubscription(failure)
            : new GraphQLSubscription(stream);
    }

    /// <param name="event">What a subscription's answer is made of; null for other operations.</param>
    async ValueTask<GraphQLResponse> AnswerAsync(
        PreparedOperation prepared, IServiceProvider services, object? @event, CancellationToken cancellation)
    {
        using var operation = new OperationContext(
            prepared.Plan.Operation.Name?.Value, _bindings.Database, services,
            _options.Plan.DefaultPageSize, _options.Plan.MaxPageSize, cancellation);
        var response = await Executor.ExecuteAsync(
            prepared, operation, _options, _unexpected, @event);
        return operation.Looked.Count == 0 ? response : await NotedAsync(operation, response, prepared.RequestId);
    }

    async ValueTask<GraphQLResponse> NotedAsync(
        OperationContext operation, GraphQLResponse response, string? requestId)
    {
        try
        {
            await _bindings.Access!.LookedAsync(operation);
            return response;
        }
        catch (GraphQLException refusal)
        {
            using (response)
                return Executor.GiveUp(refusal.Errors[0], requestId);
        }
        catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
        {
            using (response)
                return Executor.GiveUp(Executor.Unexpected(exception, "The operation", _unexpected), requestId);
        }
    }

    GraphQLResponse OutOfTime(string? requestId)
    {
        var allowed = _options.Execution.MaxTime;
        return Executor.GiveUp(GraphQLError.LimitExceeded(
            "maxTime",
            (long)allowed.TotalMilliseconds,
            $"The operation took longer than {allowed.TotalSeconds:0.###} s and was stopped. "
            + "What a mutation had done by then stays done."), requestId);
    }

    GraphQLResponse Busy(string? requestId) => Busy(requestId, GraphQLError.LimitExceeded(
        "maxConcurrent",
        _options.Execution.MaxConcurrent,
        $"{_options.Execution.MaxConcurrent} operations are at work and others wait; try again in a moment."));

    GraphQLResponse TooManySubscriptions(string? requestId) => Busy(requestId, GraphQLError.LimitExceeded(
        "maxSubscriptions",
        _options.Execution.MaxSubscriptions,
        $"{_options.Execution.MaxSubscriptions} subscriptions are open, as many as there may be; try again later."));

    static GraphQLResponse Busy(string? requestId, GraphQLError limit) =>
        Executor.Refuse(ResponseStatus.Busy, [limit], requestId);

    /// <summary>How an operation would be answered, for people: logs, tests, tuning.</summary>
    /// <exception cref="GraphQLException">It would be refused.</exception>
    public PlanText Explain(GraphQLRequest request)
    {
        if (TryFind(request, out var document, out var operation, out var refusal)
            && TryPlan(request, document, operation, out var prepared, out refusal))
            return PlanPrinter.Print(prepared.Plan);
        using (refusal)
            throw new GraphQLException(
                $"The operation is refused: {Encoding.UTF8.GetString(refusal.Body.Span)}", ErrorCodes.Validation);
    }

    bool TryFind(
        GraphQLRequest request,
        [NotNullWhen(true)] out CachedDocument? cached,
        [NotNullWhen(true)] out OperationDefinitionNode? operation,
        [NotNullWhen(false)] out GraphQLResponse? refusal)
    {
        (cached, operation, refusal) = (null, null, null);
        var stage = ResponseStatus.SyntaxError;
        try
        {
            if (request.Document.Length > _options.MaxDocumentBytes)
                throw new GraphQLException(GraphQLError.LimitExceeded(
                    "maxDocumentBytes",
                    _options.MaxDocumentBytes,
                    $"The document has {request.Document.Length} bytes; {_options.MaxDocumentBytes} are allowed."));
            cached = _documents.Find(request.Document);
            if (cached is null)
            {
                var document = Parser.Parse(
                    new Source(Encoding.UTF8.GetString(request.Document.Span)), _options.Parser);
                stage = ResponseStatus.ValidationError;
                if (Validator.Validate(Schema, document, _options.Validation) is { Count: > 0 } errors)
                {
                    refusal = Executor.Refuse(stage, errors, request.Id);
                    return false;
                }
                cached = _documents.Add(request.Document, document);
            }

            stage = ResponseStatus.OperationError;
            operation = Operation(cached.Operations, request.OperationName);
            return true;
        }
        catch (GraphQLException exception)
        {
            refusal = Executor.Refuse(stage, exception.Errors, request.Id);
            return false;
        }
    }

    bool TryPlan(
        GraphQLRequest request,
        CachedDocument cached,
        OperationDefinitionNode operation,
        [NotNullWhen(true)] out PreparedOperation? prepared,
        [NotNullWhen(false)] out GraphQLResponse? refusal)
    {
        (prepared, refusal) = (null, null);
        var stage = ResponseStatus.VariableError;
        try
        {
            var variables = InputCoercion.Variables(
                Schema, cached.Document, operation, request.Variables, _options.Execution.MaxInputItems);

            stage = ResponseStatus.ValidationError;
            var plan = Plan(cached, operation, variables);
            CheckCost(plan.Cost.Evaluate(variables));
            prepared = new PreparedOperation(plan, variables, TellsCost(request), request.Id);
            return true;
        }
        catch (GraphQLException exception)
        {
            refusal = Executor.Refuse(stage, exception.Errors, request.Id);
            return false;
        }
    }

    /// <summary>Spec 6.1, GetOperation.</summary>
    static OperationDefinitionNode Operation(IReadOnlyList<OperationDefinitionNode> operations, string? name)
    {
        if (name is null && operations is [var only])
            return only;
        if (name is null)
            throw new GraphQLException(
                "The document has no single operation; name one of them as `operationName`.",
                ErrorCodes.UnknownOperation);
        foreach (var operation in operations)
        {
            if (operation.Name?.Value == name)
                return operation;
        }
        throw new GraphQLException($"The document has no operation named \"{name}\".", ErrorCodes.UnknownOperation);
    }

    void CheckCost(double cost)
    {
        var allowed = _options.Plan.MaxCost;
        if (cost <= allowed)
            return;
        var requested = (long)Math.Min(cost, 1e15); // what lists within lists come to has no end
        throw new GraphQLException(GraphQLError.LimitExceeded(
            "maxCost",
            allowed,
            $"The answer may have {requested} objects, leaves and counts; {allowed} are allowed. "
            + "Ask for smaller pages, or for fewer lists within each other.",
            requested: requested));
    }

    /// <summary>A request tells by <c>"extensions": {"cost": true}</c> that it wants its cost reported.</summary>
    static bool TellsCost(GraphQLRequest request) =>
        request.Extensions.ValueKind == JsonValueKind.Object
        && request.Extensions.TryGetProperty("cost", out var asked) && asked.ValueKind == JsonValueKind.True;

    OperationPlan Plan(
        CachedDocument cached, OperationDefinitionNode operation, IReadOnlyDictionary<string, object?> variables)
    {
        OperationPlan Make() => Planner.Plan(_bindings, cached.Document, operation, Value, _options.Plan);
        bool? Value(string variable) => variables.GetValueOrDefault(variable) as bool?;

        if (cached.Steering.Count > SteeringVariables.Most)
            return Make();
        var steering = 0UL;
        for (var i = 0; i < cached.Steering.Count; i++)
        {
            if (!variables.TryGetValue(cached.Steering[i], out var value))
                continue; // Another operation's.
            if (value is null)
                return Make(); // An error where it decides, which no plan kept for false would do.
            if (value is true)
                steering |= 1UL << i;
        }
        return cached.Plan(operation, steering, Make);
    }
}
