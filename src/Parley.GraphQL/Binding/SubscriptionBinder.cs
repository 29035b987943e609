namespace Parley.GraphQL.Binding;

/// <summary>Binds the fields of the subscription root. Its one verb is <c>Stream</c>.</summary>
public sealed class SubscriptionBinder
{
    readonly SchemaBinder _schema;
    readonly ObjectBinding _object;

    internal SubscriptionBinder(SchemaBinder schema, ObjectBinding binding) => (_schema, _object) = (schema, binding);

    /// <summary>
    /// A method of a service, called once for each subscriber. Each event it gives is the field's value, and the
    /// selection is answered for it anew; the next one is asked for when that answer was taken.
    /// </summary>
    /// <remarks>
    /// <see cref="OperationContext.Cancellation"/> is cancelled when the stream ends, however it does. A stream that
    /// waits must heed it.
    /// </remarks>
    public SubscriptionBinder Stream<TService, TEvent>(
        string field, Func<TService, OperationContext, IAsyncEnumerable<TEvent>> open) where TService : class
    {
        _schema.Add(_object, field, f => new StreamBinding(f, typeof(TEvent), (operation, _) =>
            ReadEvents(open(operation.Service<TService>(), operation), operation)));
        return this;
    }

    /// <inheritdoc cref="Stream{TService, TEvent}"/>
    /// <typeparam name="TArguments">A record with a parameter for each argument of the field.</typeparam>
    public SubscriptionBinder Stream<TService, TArguments, TEvent>(
        string field, Func<TService, TArguments, OperationContext, IAsyncEnumerable<TEvent>> open)
        where TService : class
    {
        _schema.Add(_object, field, f => new StreamBinding(f, typeof(TEvent), (operation, arguments) =>
            ReadEvents(open(operation.Service<TService>(), (TArguments)arguments!, operation), operation))
        {
            Arguments = _schema.Arguments<TArguments>(_object, f),
        });
        return this;
    }

    // The enumerator is taken at once, so that whatever happens next it is there to be disposed of.
    static Events<TEvent> ReadEvents<TEvent>(IAsyncEnumerable<TEvent> events, OperationContext operation) =>
        new(events.GetAsyncEnumerator(operation.Cancellation));
}

/// <summary>Events of any type as the engine takes them.</summary>
sealed class Events<TEvent>(IAsyncEnumerator<TEvent> events) : IAsyncEnumerator<object?>
{
    public object? Current => events.Current;

    public ValueTask<bool> MoveNextAsync() => events.MoveNextAsync();

    public ValueTask DisposeAsync() => events.DisposeAsync();
}
