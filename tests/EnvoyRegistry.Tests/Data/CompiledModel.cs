using System.Text.RegularExpressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Data;

/// <summary>EF's model of the register as the code that is published.</summary>
static partial class CompiledModel
{
    const string Namespace = "EnvoyRegistry.Host.Compiled";

    public static string Folder { get; } = Path.Combine(Repository.Root, "src", "EnvoyRegistry", "Host", "Compiled");

    /// <summary>Options of a context that has it, whatever this build gives to others.</summary>
    public static DbContextOptions<RegistryDb> Options(string path) =>
        new DbContextOptionsBuilder<RegistryDb>(RegistryFile.Options(path)).UseModel(Instance()).Options;

    /// <summary>The code that EF writes of today's mappings, by the names of its files.</summary>
    public static IReadOnlyDictionary<string, string> Write()
    {
        var folder = Directory.CreateTempSubdirectory("compiled-model-");
        try
        {
            using var db = RegistryFile.Open("none");
            using var services = Services(db).BuildServiceProvider();
            return services.GetRequiredService<ICompiledModelScaffolder>().ScaffoldModel(
                db.GetService<IDesignTimeModel>().Model,
                folder.FullName,
                new() { ContextType = typeof(RegistryDb), ModelNamespace = Namespace, Language = "C#" })
                .ToDictionary(file => Path.GetFileName(file), Read);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static string Read(string file) =>
        NewId().Replace(File.ReadAllText(file).ReplaceLineEndings("\n"), $"modelId: new Guid(\"{Guid.Empty}\")");

    // EF gives each that it writes another one; there is one of them in the program.
    [GeneratedRegex("modelId: new Guid\\(\"[-0-9a-f]+\"\\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewId();

    // Its name only: where it is missing, it is yet to be written, by a test of this very assembly.
    static IModel Instance()
    {
        const string Name = $"{Namespace}.{nameof(RegistryDb)}Model";
        var model = typeof(RegistryDb).Assembly.GetType(Name) ?? typeof(CompiledModel).Assembly.GetType(Name)
            ?? throw new InvalidOperationException($"{Folder} has no model yet.");
        return (IModel)model.GetProperty("Instance")!.GetValue(null)!;
    }

    static ServiceCollection Services(RegistryDb db)
    {
        var services = new ServiceCollection();
#pragma warning disable EF1001 // What the tool `dotnet-ef` does with the provider's assembly.
        new SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
#pragma warning restore EF1001
        services.AddEntityFrameworkDesignTimeServices();
        services.AddDbContextDesignTimeServices(db);
        return services;
    }
}
