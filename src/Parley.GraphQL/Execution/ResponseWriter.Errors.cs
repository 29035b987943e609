using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

// Why a value is missing: it is null where it may not be, a guard refuses it, or something failed.
sealed partial class ResponseWriter
{
    readonly List<GraphQLError> _errors = [];
    readonly Dictionary<Guard, GraphQLError?> _guards = [];

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Null for a cell whose own step is not on the path yet.</summary>
    bool WriteAbsent(FieldPlan field)
    {
        if (!field.IsNonNull)
            return Null();
        _errors.Add(NullForNonNull(field, _path.ToList(field.Group)));
        return false;
    }

    /// <summary>Null for a field whose step the path ends with.</summary>
    bool AbsentHere(FieldPlan field) => field.IsNonNull ? ForbiddenHere(field) : Null();

    /// <summary>Null where the type forbids it, be it in a list of the field whose step the path ends with.</summary>
    bool ForbiddenHere(FieldPlan field)
    {
        _errors.Add(NullForNonNull(field, _path.ToList(null)));
        return false;
    }

    static GraphQLError NullForNonNull(FieldPlan field, IReadOnlyList<object> path) => At(
        new GraphQLError($"{field.Coordinate} came out null, although it is {field.Definition.Type}.")
        {
            Code = ErrorCodes.NullForNonNull,
        },
        field, path);

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
