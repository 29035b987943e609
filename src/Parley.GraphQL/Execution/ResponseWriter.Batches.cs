using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Execution;

// Batched fields: the keys are collected first, a level at a time, then what was answered to them is written.
sealed partial class ResponseWriter
{
    BatchAnswers? _batches;
    bool _isCollecting;

    /// <summary>
    /// Asks everything that batched fields in or below this one need, a level at a time. For each level the plan is
    /// walked to the keys and no further, by the same code that will write the answer, so that the two cannot differ.
    /// </summary>
    public async ValueTask LoadBatchesAsync(FieldPlan field, object? given)
    {
        _batches ??= new BatchAnswers();
        for (var level = 0; level < field.BatchLevels; level++)
        {
            Collect(field, given);
            foreach (var (batch, keys) in _batches.TakeAsked())
                await LoadAsync(batch, keys);
        }
    }

    void Collect(FieldPlan field, object? given)
    {
        var (start, cost) = (buffer.Length, Cost);
        _isCollecting = true;
        WriteRootField(field, given);
        _isCollecting = false;
        (buffer.Length, Cost) = (start, cost);
    }

    async ValueTask LoadAsync(BatchPlan batch, HashSet<object> keys)
    {
        var answers = new Dictionary<object, object?>();
        object? failure = null;
        try
        {
            await batch.Load(operation, Arguments(batch)?.Bound, keys, answers);
        }
        catch (Exception exception) when (GoesOn)
        {
            failure = exception as GraphQLException ?? (object)Masked(batch, exception);
        }
        foreach (var key in keys)
            _batches!.Add(batch, key, answers.TryGetValue(key, out var answer) ? answer : failure);
    }

    bool CollectObject(ObjectPlan plan, Row? row, object? value)
    {
        foreach (var field in plan.Fields)
        {
            if (field.BatchLevels > 0 && !field.Write(this, row, value))
                return false;
        }
        return true;
    }

    public override bool WriteBatch(BatchPlan batch, Row? row, object? value)
    {
        // What is outside the database is known of the present only, which the past must not be mixed with.
        if (operation.IsInPast)
            return WriteWithoutPast(batch);
        var column = batch.Key.Column;
        var key = batch.Key.OfValue is { } ofValue ? ofValue(value)
            : row!.Kind(column) == CellKind.Null ? null : batch.ReadKey!(row, column);
        if (key is null)
            return Complete(batch, batch.Completion, null);
        if (_batches!.TryGet(batch, key, out var answer))
            return answer switch
            {
                // The one exception of the call holds for the whole column; an error is that of the key.
                GraphQLException refusal => throw refusal,
                GraphQLError error => throw new GraphQLException(error),
                _ => Complete(batch, batch.Completion, answer),
            };
        if (!_isCollecting)
            throw new InvalidOperationException($"A key of {batch.Coordinate} was not there when it was collected.");
        _batches.Ask(batch, key);
        return true;
    }

    bool WriteWithoutPast(BatchPlan batch)
    {
        if (!batch.IsNonNull)
            return Null();
        if (batch.Definition.Type.Nullable is not ListType)
        {
            Refuse(batch, null, new GraphQLError($"{batch.Coordinate} is not known as of an earlier instant.")
            {
                Code = ErrorCodes.BadArgument,
            });
            return false;
        }
        return WriteEmptyList();
    }
}
