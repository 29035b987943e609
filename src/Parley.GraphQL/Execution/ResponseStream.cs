using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>Spec 6.2.3: a subscription's events, each with its response.</summary>
/// <param name="answer">Executes the selection on one event (spec 6.2.3.2, ExecuteSubscriptionEvent).</param>
/// <param name="ended">Called once.</param>
/// <param name="cancellation">The caller's.</param>
sealed class ResponseStream(
    PreparedOperation prepared,
    IServiceProvider services,
    Action<Exception, string> unexpected,
    Func<object?, ValueTask<GraphQLResponse>> answer,
    Action ended,
    CancellationToken cancellation) : IAsyncEnumerator<GraphQLResponse>
{
    // Validation lets a subscription have one field (spec 5.2.4.1), and binding only a stream answer it.
    readonly StreamPlan _field = (StreamPlan)prepared.Plan.Root.Fields[0];
    readonly CancellationTokenSource _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    IAsyncEnumerator<object?>? _events;
    GraphQLResponse? _current;
    bool _isOver;

    public GraphQLResponse Current => _current ?? throw new InvalidOperationException("There is no response here.");

    /// <summary>Spec 6.2.3.1, CreateSourceEventStream.</summary>
    /// <returns>What refuses the subscription; the stream is over then.</returns>
    public async ValueTask<GraphQLResponse?> OpenAsync(EngineOptions limits)
    {
        try
        {
            if (Refusal() is { } refused)
                return await EndAsync([refused]);
            var arguments = _field.Arguments is { } given
                ? ArgumentValues.Read(given, prepared.Variables, limits.Execution.MaxInputItems)
                : null;
            var operation = new OperationContext(
                prepared.Plan.Operation.Name?.Value, database: null, services,
                limits.Plan.DefaultPageSize, limits.Plan.MaxPageSize, _ending.Token);
            _events = _field.Open(operation, arguments?.Bound);
            return null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return await EndAsync(exception);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Spec 6.2.3.2, MapSourceToResponseEvent.</summary>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public async ValueTask<bool> MoveNextAsync()
    {
        _current = null;
        if (_isOver)
            return false;
        object? @event;
        try
        {
            var hasNext = await _events!.MoveNextAsync();
            cancellation.ThrowIfCancellationRequested();
            if (!hasNext)
            {
                await DisposeAsync();
                return false;
            }
            @event = _events.Current;
            if (Refusal() is { } refused)
            {
                _current = await EndAsync([refused]);
                return true;
            }
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            _current = await EndAsync(exception);
            return true;
        }
        catch (Exception exception)
        {
            await DisposeAsync();
            throw new OperationCanceledException("The caller went away.", exception, cancellation);
        }
        _current = await answer(@event);
        return true;
    }

    /// <summary>Spec 6.2.3.3, Unsubscribe.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOver)
            return;
        _isOver = true;
        try
        {
            await _ending.CancelAsync();
            if (_events is not null)
                await _events.DisposeAsync();
        }
        catch (Exception exception)
        {
            // Whoever reads has no part in it, and there is nothing left to be answered.
            unexpected(exception, $"Unsubscribing from {_field.Coordinate}");
        }
        finally
        {
            _ending.Dispose();
            ended();
        }
    }

    /// <summary>Asked anew for each event: a right may be taken away while a stream is open.</summary>
    GraphQLError? Refusal()
    {
        foreach (var guard in _field.Guards)
        {
            if (guard(services) is { } refusal)
                return refusal;
        }
        return null;
    }

    ValueTask<GraphQLResponse> EndAsync(Exception exception) => EndAsync(exception is GraphQLException told
        ? told.Errors
        : [Executor.Unexpected(exception, _field.Coordinate, unexpected)]);

    async ValueTask<GraphQLResponse> EndAsync(IReadOnlyList<GraphQLError> errors)
    {
        await DisposeAsync();
        return Executor.Refuse(
            ResponseStatus.NoData,
            [ResponseWriter.At(GraphQLError.OfOnePosition(errors), _field, [_field.Group.ResponseName])],
            prepared.RequestId);
    }
}
