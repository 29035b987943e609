using Parley.GraphQL.Binding;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>
/// Walks a plan and writes <c>data</c> (spec 6.3, 6.4). Rows are read while they are written; there is no object tree.
/// </summary>
/// <remarks>
/// A method that writes a value gives false when the value is null although its type forbids it (spec 6.4.4): what it
/// had written is then of no use, and the next nullable position above goes back to its own beginning and writes null.
/// </remarks>
sealed partial class ResponseWriter(
    OperationContext operation,
    OperationPlan plan,
    IReadOnlyDictionary<string, object?> variables,
    JsonBuffer buffer,
    EngineOptions limits,
    Action<Exception, string> unexpected) : FieldWriter
{
    /// <summary>The value of a root, whose resolvers have none.</summary>
    static readonly object s_nothing = new();

    // Lazy keeps what refuses them as well: the same exception is met in every row of a column.
    readonly Lazy<ArgumentValues>?[] _arguments = new Lazy<ArgumentValues>?[plan.ArgumentCount];
    ResponsePath _path = new();

    /// <summary>What was written and called so far, counted as <see cref="Pricing"/> prices it.</summary>
    public long Cost { get; private set; } = 1;

    /// <summary>Whether a failure is that of one field, and not of the operation as a whole.</summary>
    bool GoesOn =>
        !operation.Cancellation.IsCancellationRequested && !buffer.IsFull && Cost <= limits.Plan.MaxCost;

    /// <summary>Writes one field of the root.</summary>
    /// <param name="given">What its call or an event gave, of a field whose value is given.</param>
    public bool WriteRootField(FieldPlan field, object? given) =>
        field.Write(this, null, field.IsGiven ? given : s_nothing);

    /// <summary>
    /// Calls the method of a root field; when it fails, the error is noted and the field is to be null.
    /// </summary>
    public async ValueTask<(bool Failed, object? Result)> CallAsync(FieldPlan field)
    {
        if (IsRefused(field))
            return (true, null);
        Cost++;
        try
        {
            return (false, await field.Call!(operation, Arguments(field)?.Bound));
        }
        catch (Exception exception) when (GoesOn)
        {
            Fail(field, field.Group, exception);
            return (true, null);
        }
    }

    /// <summary>Null in the place of a field that failed; false when it may not be null.</summary>
    public bool WriteNull(FieldPlan field)
    {
        if (field.IsNonNull)
            return false;
        buffer.Null();
        return true;
    }

    public override bool WriteObject(ObjectPlan plan, Row? row, object? value)
    {
        if (++Cost > limits.Plan.MaxCost)
            throw new TooCostlyException();
        if (plan.Fault is { } fault)
            return Fault(fault);
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
            if (!field.Write(this, row, value))
                return false;
        }
        buffer.Raw((byte)'}');
        return true;
    }

    public override bool WriteConstant(ConstantPlan constant)
    {
        Cost++;
        buffer.Raw(constant.Json);
        return true;
    }

    public override bool WriteGuarded(FieldPlan field, Row? row, object? value)
    {
        if (IsRefused(field))
            return WriteNull(field);
        var isHidden = (field.VisibleColumn >= 0 && row!.Int64(field.VisibleColumn) == 0)
            || (field.VisibleInMemory is { } sees && !sees(value!, operation.Services));
        // Where nothing is told of the past, nothing was looked at.
        if (!isHidden && field.NotedColumn >= 0 && (field.HasPast || !operation.IsInPast)
            && row!.Kind(field.NotedColumn) == CellKind.Integer)
            operation.Look(field.Coordinate, row.Int64(field.NotedColumn));
        var (start, depth) = (buffer.Length, _path.Length);
        _path.Push(field.Group);
        bool written;
        try
        {
            written = isHidden ? WriteHidden(field)
                : field.AsOf is null
                ? field.WriteUnguarded(this, row, value)
                : WriteAsOf(field.AsOf, field, row, value);
        }
        catch (Exception exception) when (GoesOn)
        {
            _path.Length = depth + 1;
            Fail(field, null, exception);
            written = false;
        }
        _path.Length = depth;
        if (written)
            return true;
        buffer.Length = start;
        return WriteNull(field);
    }

    bool WriteAsOf(Func<object?, DateTime?> asOf, FieldPlan field, Row? row, object? value)
    {
        if (asOf(Arguments(field)?.Bound) is not { } instant)
            return field.WriteUnguarded(this, row, value);
        var before = operation.Enter(instant);
        try
        {
            return field.WriteUnguarded(this, row, value);
        }
        finally
        {
            operation.Enter(before);
        }
    }

    /// <summary>What the field is where there is nothing to see.</summary>
    bool WriteHidden(FieldPlan field) => field.IsNonNull ? field.WriteNothing(this) : Null();

    public override bool WriteEmptyList()
    {
        buffer.Raw("[]"u8);
        return true;
    }

    ArgumentValues? Arguments(FieldPlan field) => field.Arguments is not { } arguments ? null
        : (_arguments[arguments.Index] ??= new Lazy<ArgumentValues>(
            () => ArgumentValues.Read(arguments, variables, limits.Execution.MaxInputItems))).Value;

    bool Null()
    {
        buffer.Null();
        return true;
    }
}

/// <summary>More was written than an operation may cost.</summary>
sealed class TooCostlyException : Exception;
