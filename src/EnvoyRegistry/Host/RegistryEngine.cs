using System.Security.Cryptography;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data.Sqlite.Reading;
using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;
using Source = Parley.GraphQL.Language.Source;

namespace EnvoyRegistry.Host;

/// <summary>The contract in <c>schema/</c>, bound to the slices that answer it.</summary>
static class RegistryEngine
{
    /// <exception cref="Parley.GraphQL.Errors.GraphQLException">
    /// Every fault of the SDL or of its binding, with file and line.
    /// </exception>
    /// <param name="bind">What answers each field: <c>Features.Bind</c>.</param>
    public static Engine Create(Schema schema, SqliteDatabase database, IServiceProvider services, ILogger log,
        Action<SchemaBinder> bind, EngineOptions? limits = null) => Engine.Create(
        schema,
        database,
        services,
        bind,
        limits,
        // The exception may quote what a caller sent; the log gets its type and where it was thrown, never its values.
        unexpected: (exception, where) => log.LogError(
            "{Field} failed in request {RequestId}: {Type}{NewLine}{StackTrace}", where,
            services.GetService<IHttpContextAccessor>()?.HttpContext?.TraceIdentifier ?? "(none)",
            exception.GetType().Name, Environment.NewLine, exception.StackTrace));

    /// <exception cref="Parley.GraphQL.Errors.GraphQLException">Every fault of the SDL, with file and line.</exception>
    public static Schema BuildSchema() => SchemaBuilder.Build(ReadSchema(), Scalars.All);

    /// <summary>Tells the SDL, and the builds of the service and of the engine, from all others.</summary>
    public static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (Type[])[typeof(RegistryEngine), typeof(Engine)])
            hash.AppendData(part.Module.ModuleVersionId.ToByteArray());
        foreach (var file in SchemaFiles())
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The SDL lies beside the program, where the build copied it.</summary>
    public static IReadOnlyList<Source> ReadSchema() =>
    [
        .. SchemaFiles().Select(file => new Source(File.ReadAllText(file), $"schema/{Path.GetFileName(file)}")),
    ];

    static IOrderedEnumerable<string> SchemaFiles() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "schema"), "*.graphql").Order(StringComparer.Ordinal);
}
