using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Logbook;

public sealed record Entry(string Text, DateTime At);
public sealed record NewEntry(string Text);

public sealed class Log(TimeProvider time)
{
    readonly ConcurrentQueue<Entry> _entries = [];

    public IEnumerable<Entry> Entries => _entries;

    public Entry Write(string text)
    {
        var entry = new Entry(text, time.GetUtcNow().UtcDateTime);
        _entries.Enqueue(entry);
        return entry;
    }
}

public static class Sample
{
    const string Sdl = """
        type Query { entries: [Entry!]! }
        type Mutation { write(text: String!): Entry }
        type Entry { text: String! at: DateTime! }
        scalar DateTime
        """;

    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Log>();
        builder.Services.AddParley(services => Engine.Create(
            SchemaBuilder.Build([new Source(Sdl, "log.graphql")]), database: null, services, Bind));
        var app = builder.Build();
        app.MapParley(); // at /graphql
        return app;
    }

    static void Bind(SchemaBinder schema)
    {
        schema.Query().Run("entries", (Log log, OperationContext _) => ValueTask.FromResult(log.Entries));
        schema.Mutation()
            .Run("write", (Log log, NewEntry entry, OperationContext _) => ValueTask.FromResult(log.Write(entry.Text)));
    }
}
