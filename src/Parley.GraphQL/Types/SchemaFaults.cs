using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>What is wrong with the SDL, gathered while it is read so that all of it is told at once.</summary>
sealed class SchemaFaults(IReadOnlyList<Source> files)
{
    readonly List<(int File, int Offset, GraphQLError Error)> _found = [];

    public void Add(SourceLocation at, string message)
    {
        var file = IndexOf(at.Source);
        var error = new GraphQLError(message)
        {
            Code = ErrorCodes.Schema,
            File = at.File,
            Locations = at.Source is null ? [] : [at.Location],
        };
        _found.Add((file, at.Offset, error));
    }

    public void Add(Source? source, Node node, string message) =>
        Add(new SourceLocation(source, node.Span.Start), message);

    /// <exception cref="GraphQLException">Every fault, in the order of the files and of their lines.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
            throw new GraphQLException([.. _found.OrderBy(f => f.File).ThenBy(f => f.Offset).Select(f => f.Error)]);
    }

    int IndexOf(Source? source)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (ReferenceEquals(files[i], source))
                return i;
        }
        return -1;
    }
}
