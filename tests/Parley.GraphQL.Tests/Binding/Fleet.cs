using System.Linq.Expressions;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Tests.Execution;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Binding;

/// <summary>
/// Rows of ships and ports, for tests of what the start refuses: each brings its SDL and its binding.
/// </summary>
static class Fleet
{
    public sealed class Db
    {
        public IQueryable<Ship> Ships => throw new NotSupportedException();
        public IQueryable<Port> Ports => throw new NotSupportedException();
    }

    public sealed class Ship
    {
        public long Id { get; init; }
        public required string Name { get; init; }
        public string? Motto { get; init; }
        public int? Crew { get; init; }
        public int Built { get; init; }
        public double Length { get; init; }
        public Flag Flag { get; init; }
        public Port? Home { get; init; }
        public required Port Yard { get; init; }
        public List<Ship> Escorts { get; init; } = [];
    }

    public sealed class Port
    {
        public long Id { get; init; }
        public required string Name { get; init; }
        public string? Nick { get; init; }
    }

    public sealed record Crate(string Name);

    public enum Flag { Red, White }

    /// <summary>Every line of what is said; empty when the schema is bound.</summary>
    public static List<string> Faults(string sdl, Action<SchemaBinder> bind)
    {
        try
        {
            Create(sdl, bind);
            return [];
        }
        catch (GraphQLException refused)
        {
            refused.Errors.ShouldAllBe(e => e.Code == ErrorCodes.Schema);
            return [.. refused.Errors.Select(e => e.ToString())];
        }
    }

    public static Engine Create(string sdl, Action<SchemaBinder> bind) => Engine.Create(
        SchemaBuilder.Build([new Source(sdl, "fleet.graphql")]), new FakeDatabase(), new Harbour.Services(), bind);

    /// <summary>Knows ships and ports, and that SQL reverses nothing.</summary>
    sealed class FakeDatabase : Database
    {
        public override bool IsRow(Type type) => type == typeof(Ship) || type == typeof(Port);

        public override string? Probe(Type row, IReadOnlyList<LambdaExpression> columns) =>
            columns.FirstOrDefault(c => c.ToString().Contains("Reverse", StringComparison.Ordinal)) is { } column
                ? $"{column.Body} is more than SQL can say"
                : null;

        public override Statement Prepare(RowQuery query) => new Text(query);

        public override Session Open(CancellationToken cancellation) => throw new NotSupportedException();
    }

    /// <summary>Of what the plan asks the database, as text.</summary>
    sealed class Text(RowQuery query) : Statement
    {
        public override string ToString() =>
            $"{string.Join(", ", query.Columns.Select(c => c.Body))} of {query.Rows.Body}";

        public override Cursor Open(
            Session session, Row? parent, int keyColumn, ReadOnlySpan<object?> arguments) =>
            throw new NotSupportedException();
    }
}
