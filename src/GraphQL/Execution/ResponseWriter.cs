using System.Collections;
using GraphQL.Binding;
using GraphQL.Errors;
using GraphQL.Planning;
using GraphQL.Types;

namespace GraphQL.Execution;

/// <summary>
/// Walks a plan and writes <c>data</c> (spec 6.3, 6.4). Rows are read while they are written; there is no object tree.
/// </summary>
/// <remarks>
/// A method that writes a value gives false when the value is null although its type forbids it (spec 6.4.4): what it
/// had written is then of no use, and the next nullable position above goes back to its own beginning and writes null.
/// </remarks>
sealed class ResponseWriter(
    OperationContext operation,
    OperationPlan plan,
    IReadOnlyDictionary<string, object?> variables,
    JsonBuffer buffer,
    EngineOptions limits,
    Action<Exception, string> unexpected)
{
    /// <summary>The value of a root, whose resolvers have none.</summary>
    static readonly object s_nothing = new();

    readonly ArgumentValues?[] _arguments = new ArgumentValues?[plan.ArgumentCount];
    readonly List<GraphQLError> _errors = [];
    readonly Dictionary<Guard, GraphQLError?> _guards = [];
    BatchAnswers? _batches;
    ResponsePath _path = new();
    bool _isCollecting;

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>What was written and called so far, counted as <see cref="Pricing"/> prices it.</summary>
    public long Cost { get; private set; } = 1;

    /// <summary>
    /// Writes one field of the root; a <see cref="RunPlan"/>'s result and a <see cref="StreamPlan"/>'s event are given.
    /// </summary>
    public bool WriteRootField(FieldPlan field, object? result) => field is RunPlan or StreamPlan
        ? WriteGuarded(field, null, s_nothing, result)
        : WriteField(field, null, s_nothing);

    /// <summary>
    /// Calls the method of a root field; when it fails, the error is noted and the field is to be null.
    /// </summary>
    public async ValueTask<(bool Failed, object? Result)> RunAsync(RunPlan field)
    {
        if (IsRefused(field))
            return (true, null);
        Cost++;
        try
        {
            return (false, await field.Run(operation, Arguments(field)?.Bound));
        }
        catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
        {
            Fail(field, _path.ToList(field.Group), exception);
            return (true, null);
        }
    }

    /// <summary>
    /// Asks everything that batched fields in or below this one need, a level at a time. For each level the plan is
    /// walked to the keys and no further, by the same code that will write the answer, so that the two cannot differ.
    /// </summary>
    public async ValueTask LoadBatchesAsync(FieldPlan field, object? result)
    {
        _batches ??= new BatchAnswers();
        for (var level = 0; level < field.BatchLevels; level++)
        {
            Collect(field, result);
            foreach (var (batch, keys) in _batches.TakeAsked())
                await LoadAsync(batch, keys);
        }
    }

    void Collect(FieldPlan field, object? result)
    {
        var (start, errors, cost) = (buffer.Length, _errors.Count, Cost);
        _isCollecting = true;
        WriteRootField(field, result);
        _isCollecting = false;
        // What went wrong on the way will again when it is written, and is told then.
        (buffer.Length, Cost) = (start, cost);
        _errors.RemoveRange(errors, _errors.Count - errors);
    }

    async ValueTask LoadAsync(BatchPlan batch, HashSet<object> keys)
    {
        var answers = new Dictionary<object, object?>();
        GraphQLException? failure = null;
        try
        {
            await batch.Load(operation, Arguments(batch)?.Bound, keys, answers);
        }
        catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
        {
            failure = exception as GraphQLException ?? new GraphQLException(Masked(batch, exception));
        }
        foreach (var key in keys)
            _batches!.Add(batch, key, answers.TryGetValue(key, out var answer) ? answer : failure);
    }

    /// <summary>Null in the place of a field that failed; false when it may not be null.</summary>
    public bool WriteNull(FieldPlan field)
    {
        if (field.IsNonNull)
            return false;
        buffer.Null();
        return true;
    }

    bool WriteObject(ObjectPlan plan, Row? row, object? value)
    {
        Cost++;
        if (_isCollecting)
            return CollectObject(plan, row, value);
        buffer.Raw((byte)'{');
        var first = true;
        foreach (var field in plan.Fields)
        {
            if (!first)
                buffer.Raw((byte)',');
            first = false;
            buffer.Raw(field.Name);
            if (!WriteField(field, row, value))
                return false;
        }
        buffer.Raw((byte)'}');
        return true;
    }

    bool CollectObject(ObjectPlan plan, Row? row, object? value)
    {
        foreach (var field in plan.Fields)
        {
            if (field.BatchLevels > 0 && !WriteField(field, row, value))
                return false;
        }
        return true;
    }

    bool WriteField(FieldPlan field, Row? row, object? value)
    {
        // The common case first: a cell, which needs no step on the path unless it fails.
        if (field is ColumnPlan { IsOpen: true } column)
            return WriteCell(column, row!);
        if (field is ConstantPlan constant)
        {
            buffer.Raw(constant.Json);
            return true;
        }
        return WriteGuarded(field, row, value, null);
    }

    bool WriteGuarded(FieldPlan field, Row? row, object? value, object? result)
    {
        if (IsRefused(field))
            return WriteNull(field);
        if (field.VisibleColumn >= 0 && row!.Int64(field.VisibleColumn) == 0)
            return WriteHidden(field);
        if (field.VisibleInMemory is { } sees && !sees(value!, operation.Services))
            return WriteHidden(field);
        // Where nothing is told of the past, nothing was looked at.
        if (field.NotedColumn >= 0 && !(operation.IsInPast && field is BatchPlan)
            && row!.Kind(field.NotedColumn) == CellKind.Integer)
            operation.Look(field.Coordinate, row.Int64(field.NotedColumn));
        var (start, depth) = (buffer.Length, _path.Length);
        _path.Push(field.Group);
        bool written;
        try
        {
            written = field.AsOf is null
                ? WriteAny(field, row, value, result) : WriteAsOf(field.AsOf, field, row, value, result);
        }
        catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
        {
            _path.Length = depth + 1;
            Fail(field, _path.ToList(null), exception);
            written = false;
        }
        _path.Length = depth;
        if (written)
            return true;
        buffer.Length = start;
        return WriteNull(field);
    }

    bool WriteAsOf(Func<object?, DateTime?> asOf, FieldPlan field, Row? row, object? value, object? result)
    {
        if (asOf(Arguments(field)?.Bound) is not { } instant)
            return WriteAny(field, row, value, result);
        var before = operation.Enter(instant);
        try
        {
            return WriteAny(field, row, value, result);
        }
        finally
        {
            operation.Enter(before);
        }
    }

    bool WriteAny(FieldPlan field, Row? row, object? value, object? result) => field switch
    {
        ColumnPlan column => WriteGuardedCell(column, row!),
        JoinPlan join => WriteJoin(join, row!),
        OnePlan one => WriteOne(one, row, value),
        ManyPlan many => WriteMany(many, row, value),
        PagePlan page => WritePage(page, row, value),
        ValuePlan member => WriteValue(member, value!),
        CellValuePlan made => WriteCellValue(made, row!),
        BatchPlan batch => WriteBatch(batch, row, value),
        RunPlan run => Complete(run, run.Completion, result),
        StreamPlan stream => Complete(stream, stream.Completion, result),
        NodePlan node => WriteNode(node),
        _ => throw new InvalidOperationException($"{field.GetType().Name} cannot be written."),
    };

    /// <summary>What the field is where there is nothing to see; binding made sure that it can be.</summary>
    bool WriteHidden(FieldPlan field)
    {
        if (!field.IsNonNull)
            return Null();
        buffer.Raw("[]"u8);
        return true;
    }

    bool WriteGuardedCell(ColumnPlan column, Row row)
    {
        if (row.Kind(column.Column) == CellKind.Null)
            return AbsentHere(column);
        column.Leaf.Write(buffer, row, column.Column);
        return true;
    }

    bool WriteCell(ColumnPlan column, Row row)
    {
        if (row.Kind(column.Column) == CellKind.Null)
            return WriteAbsent(column);
        var start = buffer.Length;
        try
        {
            column.Leaf.Write(buffer, row, column.Column);
            return true;
        }
        catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
        {
            Fail(column, _path.ToList(column.Group), exception);
            buffer.Length = start;
            return WriteNull(column);
        }
    }

    bool WriteJoin(JoinPlan join, Row row) =>
        join.PresentColumn >= 0 && row.Int64(join.PresentColumn) == 0
            ? AbsentHere(join)
            : WriteObject(join.Object, row, null);

    bool WriteOne(OnePlan one, Row? row, object? value)
    {
        using var cursor = Open(one.Select, Arguments(one), row, value);
        return cursor is not null && cursor.Read() ? WriteObject(one.Select.Object, cursor, null) : AbsentHere(one);
    }

    bool WriteMany(ManyPlan many, Row? row, object? value)
    {
        buffer.Raw((byte)'[');
        using var cursor = Open(many.Select, Arguments(many), row, value);
        for (var index = 0; cursor is not null && cursor.Read(); index++)
        {
            CheckLength(index);
            if (!WriteItem(many.Select.Object, cursor, index, many.IsItemNonNull))
                return false;
        }
        buffer.Raw((byte)']');
        return true;
    }

    bool WriteItem(ObjectPlan plan, Row row, int index, bool isNonNull)
    {
        operation.Cancellation.ThrowIfCancellationRequested();
        if (index > 0)
            buffer.Raw((byte)',');
        var start = buffer.Length;
        _path.Push(index);
        var written = WriteObject(plan, row, null);
        _path.Pop();
        if (written)
            return true;
        if (isNonNull)
            return false;
        buffer.Length = start;
        buffer.Null();
        return true;
    }

    Cursor? Open(Select select, ArgumentValues? arguments, Row? row, object? value)
    {
        var parameters = arguments?.Parameters(select.Parameters) ?? [];
        if (select.Key is not { } key)
            return select.Statement.Open(operation.Session, null, -1, parameters);
        if (key.OfValue is null)
            return row!.Kind(key.Column) == CellKind.Null
                ? null
                : select.Statement.Open(operation.Session, row, key.Column, parameters);
        return key.OfValue(value!) is { } known
            ? select.Statement.Open(operation.Session, null, -1, [known, .. parameters])
            : null;
    }

    bool WriteValue(ValuePlan member, object value)
    {
        if (member.Json is { } kept)
        {
            buffer.Raw(kept);
            return true;
        }
        var (start, cost) = (buffer.Length, Cost);
        var written = Complete(member, member.Completion, member.Get(value, Arguments(member)?.Bound));
        if (written && member.IsConstant)
            (member.Json, Cost) = (buffer.Written[start..].ToArray(), cost);
        return written;
    }

    bool WriteCellValue(CellValuePlan made, Row row)
    {
        var cell = row.Kind(made.Column) == CellKind.Null ? null : made.Read(row, made.Column);
        return Complete(made, made.Completion, made.Make(cell));
    }

    bool WriteBatch(BatchPlan batch, Row? row, object? value)
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
            return answer is GraphQLException refusal ? throw refusal : Complete(batch, batch.Completion, answer);
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
            throw new GraphQLException(new GraphQLError($"{batch.Coordinate} is not known as of an earlier instant.")
            {
                Code = ErrorCodes.BadArgument,
            });
        buffer.Raw("[]"u8);
        return true;
    }

    /// <summary>Spec 6.4.3, CompleteValue.</summary>
    bool Complete(FieldPlan field, Completion completion, object? value)
    {
        if (value is null)
            return completion.IsNonNull ? AbsentHere(field) : Null();
        switch (completion)
        {
            case LeafCompletion leaf:
                leaf.Leaf.Write(buffer, value);
                return true;
            case ListCompletion list:
                return CompleteList(field, list, (IEnumerable)value);
            case ObjectCompletion target:
                return WriteObject(target.Object, null, value);
            case AbstractCompletion composite:
                return composite.Resolve(value.GetType()) is { } type
                    && composite.Objects.TryGetValue(type, out var plan)
                    ? WriteObject(plan, null, value)
                    : throw new InvalidOperationException(
                        $"{field.Coordinate} gave a {value.GetType().Name}, which is no {composite.Type}.");
            default:
                throw new InvalidOperationException($"{completion.GetType().Name} cannot be written.");
        }
    }

    bool CompleteList(FieldPlan field, ListCompletion list, IEnumerable items)
    {
        buffer.Raw((byte)'[');
        var index = 0;
        foreach (var item in items)
        {
            CheckLength(index);
            if (index > 0)
                buffer.Raw((byte)',');
            var start = buffer.Length;
            _path.Push(index++);
            var written = CompleteItem(field, list.Item, item);
            _path.Pop();
            if (written)
                continue;
            if (list.Item.IsNonNull)
                return false;
            buffer.Length = start;
            buffer.Null();
        }
        buffer.Raw((byte)']');
        return true;
    }

    void CheckLength(int index)
    {
        var allowed = limits.Execution.MaxListItems;
        if (index == allowed)
            throw PlanLimits.Exceeded("maxListItems", allowed, $"The list has more than {allowed} items.");
    }

    // Spec 6.4.4: an error inside a list is the item's, the others stay.
    bool CompleteItem(FieldPlan field, Completion completion, object? item)
    {
        var depth = _path.Length;
        try
        {
            return Complete(field, completion, item);
        }
        catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
        {
            _path.Length = depth;
            Fail(field, _path.ToList(null), exception);
            return false;
        }
    }

    bool WriteNode(NodePlan node)
    {
        var given = Arguments(node)!.Coerced[node.ArgumentName];
        return node.IsList ? WriteNodes(node, (object?[])given!) : WriteNode(node, (string)given!, [node.ArgumentName]);
    }

    bool WriteNodes(NodePlan node, object?[] ids)
    {
        if (ids.Length > limits.Plan.MaxPageSize)
            throw PlanLimits.Exceeded(
                "maxPageSize",
                limits.Plan.MaxPageSize,
                $"`{node.ArgumentName}` takes at most {limits.Plan.MaxPageSize} ids; {ids.Length} were given.",
                inputPath: [node.ArgumentName]);
        buffer.Raw((byte)'[');
        for (var index = 0; index < ids.Length; index++)
        {
            if (index > 0)
                buffer.Raw((byte)',');
            var (start, depth) = (buffer.Length, _path.Length);
            _path.Push(index);
            bool written;
            try
            {
                written = WriteNode(node, (string)ids[index]!, [node.ArgumentName, index]);
            }
            catch (Exception exception) when (!operation.Cancellation.IsCancellationRequested)
            {
                _path.Length = depth + 1;
                Fail(node, _path.ToList(null), exception);
                written = false;
            }
            _path.Length = depth;
            if (written)
                continue;
            buffer.Length = start;
            buffer.Null();
        }
        buffer.Raw((byte)']');
        return true;
    }

    bool WriteNode(NodePlan node, string text, IReadOnlyList<object> inputPath)
    {
        if (!NodeId.TryParse(text, out var id) || !node.ByPrefix.TryGetValue(id.Value.Prefix, out var target))
        {
            var known = string.Join(", ", node.ByPrefix.Keys.Select(p => p + "_…"));
            throw BadId(
                inputPath,
                $"`{string.Join('.', inputPath)}` takes an id that this service gave ({known}); "
                + $"{ArgumentsBinder.Quote(text)} is none.");
        }
        if (Refusal(target.Guards) is { } refusal)
        {
            _errors.Add(At(refusal, node, _path.ToList(null)));
            return false;
        }
        using var cursor = target.Select.Statement.Open(operation.Session, null, -1, [id.Value.Key]);
        return cursor.Read() ? WriteObject(target.Select.Object, cursor, null) : Null();
    }

    static GraphQLException BadId(IReadOnlyList<object> inputPath, string message) => new(new GraphQLError(message)
    {
        Code = ErrorCodes.BadArgument,
        Extensions = new Dictionary<string, object?> { ["inputPath"] = inputPath },
    });

    bool WritePage(PagePlan plan, Row? row, object? value)
    {
        var arguments = Arguments(plan)!;
        var request = PageRequest.Of(plan, arguments, limits.Plan);
        using var page = new PageReader(
            operation.Session, plan, request, arguments.Parameters(plan.Parameters), row, value);
        return WriteConnection(plan, page, plan.Fields);
    }

    bool WriteConnection(PagePlan plan, PageReader page, IReadOnlyList<ConnectionFieldPlan> fields)
    {
        Cost++;
        buffer.Raw((byte)'{');
        for (var i = 0; i < fields.Count; i++)
        {
            if (_isCollecting && fields[i].BatchLevels == 0)
                continue;
            if (i > 0)
                buffer.Raw((byte)',');
            buffer.Raw(fields[i].Name);
            if (!WriteConnectionField(plan, page, fields[i]))
                return false;
        }
        buffer.Raw((byte)'}');
        return true;
    }

    bool WriteConnectionField(PagePlan plan, PageReader page, ConnectionFieldPlan field)
    {
        switch (field.Kind)
        {
            case ConnectionField.Constant:
                buffer.Raw(field.Json);
                return true;
            case ConnectionField.TotalCount:
                Cost++;
                buffer.Number(page.TotalCount());
                return true;
            case ConnectionField.HasNextPage:
                buffer.Boolean(page.HasNext);
                return true;
            case ConnectionField.HasPreviousPage:
                buffer.Boolean(page.HasPrevious);
                return true;
            case ConnectionField.StartCursor or ConnectionField.EndCursor:
                if (page.Rows.Count == 0)
                    return Null();
                page.Rows.At(field.Kind == ConnectionField.StartCursor ? 0 : page.Rows.Count - 1);
                page.WriteCursor(buffer);
                return true;
            case ConnectionField.Cursor:
                page.WriteCursor(buffer);
                return true;
            case ConnectionField.OfRow:
                return WriteField(field.OfRow!, page.Rows, null);
        }

        _path.Push(field.Group);
        var written = field.Kind switch
        {
            ConnectionField.PageInfo => WriteConnection(plan, page, field.Fields),
            ConnectionField.Node => WriteObject(field.Node!, page.Rows, null),
            _ => WriteRows(plan, page, field),
        };
        _path.Pop();
        return written;
    }

    bool WriteRows(PagePlan plan, PageReader page, ConnectionFieldPlan field)
    {
        buffer.Raw((byte)'[');
        for (var index = 0; index < page.Rows.Count; index++)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            if (index > 0)
                buffer.Raw((byte)',');
            page.Rows.At(index);
            _path.Push(index);
            var written = field.Node is { } node
                ? WriteObject(node, page.Rows, null)
                : WriteConnection(plan, page, field.Fields);
            _path.Pop();
            if (!written)
                return false;
        }
        buffer.Raw((byte)']');
        return true;
    }

    bool Null()
    {
        buffer.Null();
        return true;
    }

    /// <summary>Null for a cell whose own step is not on the path yet.</summary>
    bool WriteAbsent(FieldPlan field)
    {
        if (!field.IsNonNull)
            return Null();
        _errors.Add(NullForNonNull(field, _path.ToList(field.Group)));
        return false;
    }

    /// <summary>Null for a field whose step the path ends with.</summary>
    bool AbsentHere(FieldPlan field)
    {
        // A value in memory decides at each of its lists; it comes here only where null is forbidden.
        if (!field.IsNonNull && field is not (ValuePlan or CellValuePlan or RunPlan or StreamPlan or BatchPlan))
            return Null();
        _errors.Add(NullForNonNull(field, _path.ToList(null)));
        return false;
    }

    static GraphQLError NullForNonNull(FieldPlan field, IReadOnlyList<object> path) => At(
        new GraphQLError($"{field.Coordinate} came out null, although it is {field.Definition.Type}.")
        {
            Code = ErrorCodes.NullForNonNull,
        },
        field, path);

    ArgumentValues? Arguments(FieldPlan field) => field.Arguments is not { } arguments ? null
        : _arguments[arguments.Index] ??= ArgumentValues.Read(arguments, variables, limits.Execution.MaxInputItems);

    bool IsRefused(FieldPlan field)
    {
        if (Refusal(field.Guards) is not { } refusal)
            return false;
        _errors.Add(At(refusal, field, _path.ToList(field.Group)));
        return true;
    }

    GraphQLError? Refusal(Guard[] guards)
    {
        foreach (var guard in guards)
        {
            if (Verdict(guard) is { } refusal)
                return refusal;
        }
        return null;
    }

    GraphQLError? Verdict(Guard guard)
    {
        if (!_guards.TryGetValue(guard, out var verdict))
            _guards.Add(guard, verdict = guard(operation.Services));
        return verdict;
    }

    /// <summary>
    /// Notes an exception as an error: what a resolver meant for the caller as it stands, anything else without detail.
    /// </summary>
    void Fail(FieldPlan field, IReadOnlyList<object> path, Exception exception)
    {
        if (_isCollecting)
            return;
        if (exception is GraphQLException told)
        {
            foreach (var error in told.Errors)
                _errors.Add(At(error, field, path));
            return;
        }
        _errors.Add(At(Masked(field, exception), field, path));
    }

    GraphQLError Masked(FieldPlan field, Exception exception) =>
        Executor.Unexpected(exception, field.Coordinate, unexpected);

    public static GraphQLError At(GraphQLError error, FieldPlan field, IReadOnlyList<object> path)
    {
        var extensions = new Dictionary<string, object?>(error.Extensions ?? new Dictionary<string, object?>());
        extensions.TryAdd("coordinate", field.Coordinate);
        return error with
        {
            Locations = error.Locations.Count > 0 ? error.Locations : field.Group.Locations,
            Path = path,
            Extensions = extensions,
        };
    }
}
