using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

// Relay's `node` and `nodes`.
sealed partial class ResponseWriter
{
    public override bool WriteNode(NodePlan node)
    {
        var given = Arguments(node)!.Coerced[node.ArgumentName];
        return node.IsList ? WriteNodes(node, (object?[])given!) : WriteNode(node, (string)given!, [node.ArgumentName]);
    }

    bool WriteNodes(NodePlan node, object?[] ids)
    {
        if (ids.Length > limits.Plan.MaxPageSize)
            throw new GraphQLException(GraphQLError.LimitExceeded(
                "maxPageSize",
                limits.Plan.MaxPageSize,
                $"`{node.ArgumentName}` takes at most {limits.Plan.MaxPageSize} ids; {ids.Length} were given.",
                inputPath: [node.ArgumentName]));
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
            catch (Exception exception) when (GoesOn)
            {
                _path.Length = depth + 1;
                Fail(node, null, exception);
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
            throw new GraphQLException(GraphQLError.BadArgument(
                inputPath,
                $"`{string.Join('.', inputPath)}` takes an id that this service gave ({known}); "
                + $"{ArgumentsBinder.Quote(text)} is none."));
        }
        if (Refusal(target.Guards) is { } refusal)
        {
            Refuse(node, null, refusal);
            return false;
        }
        using var cursor = target.Select.Statement.Open(operation.Session, null, -1, [id.Value.Key]);
        return cursor.Read() ? WriteObject(target.Select.Object, cursor, null) : Null();
    }
}
