using System.Text;
using System.Text.Json;
using GraphQL.Binding;
using GraphQL.Errors;
using GraphQL.Execution;
using GraphQL.Introspection;
using GraphQL.Language;
using GraphQL.Planning;
using GraphQL.Types;
using GraphQL.Validation;

namespace GraphQL;

/// <summary>
/// The story on one page: bytes -> request -> document -> validated document -> plan -> rows -> bytes.
/// </summary>
public sealed class Engine
{
    readonly SchemaBindings _bindings;
    readonly EngineOptions _options;
    readonly DocumentCache _documents;
    readonly OperationSlots _slots;
    readonly Action<Exception, string> _unexpected;

    Engine(SchemaBindings bindings, EngineOptions options, Action<Exception, string> unexpected)
    {
        (_bindings, _options, _unexpected) = (bindings, options, unexpected);
        _documents = new DocumentCache(options.DocumentCacheSize, options.DocumentCacheBytes);
        _slots = new OperationSlots(options.Execution.MaxConcurrent, options.Execution.MaxWaiting);
    }

    public Schema Schema => _bindings.Schema;

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
    public async ValueTask<GraphQLResponse> ExecuteAsync(
        GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(_options.Execution.MaxTime);
        var hasEntered = false;
        try
        {
            hasEntered = await _slots.EnterAsync(time.Token);
            return hasEntered ? await ExecuteInTimeAsync(request, services, time.Token) : Busy();
        }
        catch (Exception exception) when (time.IsCancellationRequested)
        {
            // A statement that was stopped fails in its provider's own way.
            if (cancellation.IsCancellationRequested)
                throw new OperationCanceledException("The caller went away.", exception, cancellation);
            return hasEntered ? Executor.OutOfTime(_options.Execution.MaxTime) : Busy();
        }
        finally
        {
            if (hasEntered)
                _slots.Leave();
        }
    }

    async ValueTask<GraphQLResponse> ExecuteInTimeAsync(
        GraphQLRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        if (!TryPrepare(request, out var plan, out var variables, out var refusal))
            return refusal;
        using var operation = new OperationContext(
            plan.Operation.Name?.Value, _bindings.Database, services, cancellation);
        var response = await Executor.ExecuteAsync(
            plan, variables, operation, _options, TellsCost(request), _unexpected);
        return operation.Looked.Count == 0 ? response : await NotedAsync(operation, response);
    }

    GraphQLResponse Busy() => Executor.Refuse(ResponseStatus.Busy, PlanLimits.Exceeded(
        "maxConcurrent",
        _options.Execution.MaxConcurrent,
        $"{_options.Execution.MaxConcurrent} operations are at work and others wait; try again in a moment.").Errors);

    async ValueTask<GraphQLResponse> NotedAsync(OperationContext operation, GraphQLResponse response)
    {
        try
        {
            await _bindings.Access!.LookedAsync(operation);
            return response;
        }
        catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
        {
            using (response)
                return Executor.Refuse(ResponseStatus.NoData, [Executor.Unexpected(exception, "The operation", _unexpected)]);
        }
    }

    /// <summary>How an operation would be answered, for people: logs, tests, tuning.</summary>
    /// <exception cref="GraphQLException">It would be refused.</exception>
    public PlanText Explain(GraphQLRequest request)
    {
        if (TryPrepare(request, out var plan, out _, out var refusal))
            return PlanPrinter.Print(plan);
        using (refusal)
            throw new GraphQLException(
                $"The operation is refused: {Encoding.UTF8.GetString(refusal.Body.Span)}", ErrorCodes.Validation);
    }

    bool TryPrepare(
        GraphQLRequest request,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OperationPlan? plan,
        out IReadOnlyDictionary<string, object?> variables,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out GraphQLResponse? refusal)
    {
        (plan, variables, refusal) = (null, s_noVariables, null);
        var stage = ResponseStatus.SyntaxError;
        try
        {
            if (request.Document.Length > _options.MaxDocumentBytes)
                throw PlanLimits.Exceeded(
                    "maxDocumentBytes",
                    _options.MaxDocumentBytes,
                    $"The document has {request.Document.Length} bytes; {_options.MaxDocumentBytes} are allowed.");
            var cached = _documents.Find(request.Document);
            if (cached is null)
            {
                var document = Parser.Parse(
                    new Source(Encoding.UTF8.GetString(request.Document.Span)), _options.Parser);
                stage = ResponseStatus.ValidationError;
                if (Validator.Validate(Schema, document, _options.Validation) is { Count: > 0 } errors)
                {
                    refusal = Executor.Refuse(stage, errors);
                    return false;
                }
                cached = _documents.Add(request.Document, document);
            }

            stage = ResponseStatus.OperationError;
            var operation = Operation(cached.Operations, request.OperationName);
            if (operation.Operation != OperationType.Query && request.ReadOnly)
            {
                refusal = Executor.Refuse(
                    ResponseStatus.MutationNotAllowed, [new GraphQLError("A mutation must be sent by POST.")]);
                return false;
            }

            if (operation.Operation == OperationType.Subscription)
                throw new GraphQLException(
                    "A subscription needs a transport that can answer more than once.", ErrorCodes.UnknownOperation);

            stage = ResponseStatus.VariableError;
            if (operation.VariableDefinitions.Count > 0)
                variables = InputCoercion.Variables(
                    Schema, cached.Document, operation, request.Variables, _options.Execution.MaxInputItems);

            stage = ResponseStatus.ValidationError;
            plan = Plan(cached, operation, variables);
            CheckCost(plan.Cost.Of(variables));
            return true;
        }
        catch (GraphQLException exception)
        {
            refusal = Executor.Refuse(stage, exception.Errors);
            return false;
        }
    }

    static readonly Dictionary<string, object?> s_noVariables = [];

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
        throw PlanLimits.Exceeded(
            "maxCost",
            allowed,
            $"The answer may have {requested} objects and counts; {allowed} are allowed. "
            + "Ask for smaller pages, or for fewer lists within each other.",
            requested: requested);
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
                return Make(); // To be refused, which no plan kept for false would do.
            if (value is true)
                steering |= 1UL << i;
        }
        return cached.Plan(operation, steering, Make);
    }
}
