using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

// Why a value is missing: it is null where it may not be, a guard refuses it, or something failed.
sealed partial class ResponseWriter
{
    readonly List<GraphQLError> _errors = [];
    readonly Dictionary<Guard, GraphQLError?> _guards = [];

    /// <summary>Where the error of a field that has a cause stands, and for how many rows.</summary>
    readonly Dictionary<(FieldPlan Field, object Cause), (int Error, int Rows)> _told = [];

    /// <summary>At most one for each position, in the order in which they were met.</summary>
    public IReadOnlyList<GraphQLError> Errors()
    {
        foreach (var (error, rows) in _told.Values)
        {
            if (rows == 1)
                continue;
            var extensions = new Dictionary<string, object?>(_errors[error].Extensions!) { ["rows"] = rows };
            _errors[error] = _errors[error] with { Extensions = extensions };
        }
        return _errors;
    }

    /// <summary>Null for a cell whose own step is not on the path yet.</summary>
    bool WriteAbsent(FieldPlan field) => field.IsNonNull ? Forbidden(field, field.Group) : Null();

    /// <summary>Null for a field whose step the path ends with.</summary>
    bool AbsentHere(FieldPlan field) => field.IsNonNull ? Forbidden(field, null) : Null();

    /// <summary>Null where the type forbids it, be it in a list of the field whose step the path ends with.</summary>
    bool Forbidden(FieldPlan field, FieldGroup? leaf)
    {
        if (!_isCollecting)
        {
            _errors.Add(At(
                new GraphQLError($"{field.Coordinate} came out null, although it is {field.Definition.Type}.")
                {
                    Code = ErrorCodes.NullForNonNull,
                },
                field, _path.ToList(leaf)));
        }
        return false;
    }

    /// <summary>The object that the path ends with cannot be begun; at the root there is no path.</summary>
    public bool Fault(GraphQLError fault)
    {
        if (!_isCollecting)
            _errors.Add(_path.Length == 0 ? fault : fault with { Path = _path.ToList(null) });
        return false;
    }

    bool IsRefused(FieldPlan field)
    {
        if (Refusal(field.Guards) is not { } refusal)
            return false;
        Refuse(field, field.Group, refusal);
        return true;
    }

    void Refuse(FieldPlan field, FieldGroup? leaf, GraphQLError refusal)
    {
        if (!IsTold(field, refusal))
            Tell(field, leaf, refusal, refusal);
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
    /// <param name="leaf">The last step of the path where that does not have it yet.</param>
    void Fail(FieldPlan field, FieldGroup? leaf, Exception exception)
    {
        if (IsTold(field, exception))
            return;
        var error = exception is GraphQLException { Errors: [_, ..] errors }
            ? GraphQLError.OfOnePosition(errors) : Masked(field, exception);
        Tell(field, leaf, error, exception);
    }

    /// <summary>
    /// Whether the same cause left its error at the field before: then it holds for a whole column, such as a guard's
    /// refusal or arguments that cannot be read, and is told once, at its first row, with the number of its rows.
    /// </summary>
    bool IsTold(FieldPlan field, object cause)
    {
        if (_isCollecting)
            return true; // It comes up again when the field is written, and is told then.
        if (!_told.TryGetValue((field, cause), out var told))
            return false;
        _told[(field, cause)] = told with { Rows = told.Rows + 1 };
        return true;
    }

    void Tell(FieldPlan field, FieldGroup? leaf, GraphQLError error, object cause)
    {
        _told.Add((field, cause), (_errors.Count, 1));
        _errors.Add(At(error, field, _path.ToList(leaf)));
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
