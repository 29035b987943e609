using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Host;
using EnvoyRegistry.Matching;
using Parley.GraphQL;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;
using Parley.GraphQL.Validation;

namespace Benchmarks;

/// <summary>The stages of a request one by one, over a register of 10,000 people.</summary>
[MemoryDiagnoser, ShortRunJob]
public class Stages
{
    static readonly byte[] s_person = Encoding.UTF8.GetBytes(Questions.Person);
    static readonly byte[] s_page = Encoding.UTF8.GetBytes(Questions.Page);
    static readonly byte[] s_main = Encoding.UTF8.GetBytes(Questions.Main);

    ServiceProvider _services = null!;
    Engine _engine = null!;
    Schema _schema = null!;
    DocumentNode _document = null!;
    JsonDocument _requests = null!;
    MatchIndex _index = null!;
    EnvoyNeed _need = null!;
    Moment _now = null!;
    int _unseen;

    [GlobalSetup]
    public void Open()
    {
        var file = Path.Combine(Path.GetTempPath(), "benchmark-10000.db");
        LargeRegister.Make(file, 10_000);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Registry:Database", file)]).Build());
        services.AddSingleton<IHostEnvironment>(new Development());
        services.AddRegistry();
        services.AddSingleton<IViewers, Everything>();
        _services = services.BuildServiceProvider();
        var database = _services.GetRequiredService<SqliteDatabase>();
        _engine = _services.GetRequiredService<Engine>();
        _schema = _engine.Schema;
        _document = Parser.Parse(new Parley.GraphQL.Language.Source(Questions.Main));
        _requests = JsonDocument.Parse(Questions.AsJson());
        _now = new Moment(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"));
        using var session = database.Open(CancellationToken.None);
        _index = new MatchIndexStore().Latest(session);
        _need = new EnvoyNeed(
            _now.Today.AddDays(14), _now.Today.AddDays(21), AllExpertise: [new ExpertiseNeed("SEC-CEASEFIRE")]);
    }

    [GlobalCleanup]
    public void Close() => _services.Dispose();

    [Benchmark]
    public object Parse() => Parser.Parse(new Parley.GraphQL.Language.Source(Questions.Main));

    [Benchmark]
    public int Validate() => Validator.Validate(_schema, _document).Count;

    /// <summary>
    /// Everything before execution, of a document the engine has not seen: parse, validate, plan, translate, print.
    /// </summary>
    [Benchmark]
    public object Plan() => _engine.Explain(new GraphQLRequest
    {
        Document = Encoding.UTF8.GetBytes($"{Questions.Main} # {_unseen++}"),
        Variables = _requests.RootElement.GetProperty("main").GetProperty("variables"),
    });

    [Benchmark]
    public Task<int> Person() => Ask(s_person, "person");

    [Benchmark]
    public Task<int> Page() => Ask(s_page, "page");

    [Benchmark]
    public Task<int> Main() => Ask(s_main, "main");

    [Benchmark]
    public int Match() => new Matcher(_index, _need, _now).Page(25, null).Total;

    /// <summary>What an integrator's first need after a change of the register waits for.</summary>
    [Benchmark]
    public int Group() => new SkillGroups(_index, 5).Index.Count;

    async Task<int> Ask(byte[] document, string name)
    {
        var request = new GraphQLRequest
        {
            Document = document,
            Variables = _requests.RootElement.GetProperty(name).TryGetProperty("variables", out var variables)
                ? variables : default,
        };
        using var response = await _engine.ExecuteAsync(request, _services, CancellationToken.None);
        return response.Status == ResponseStatus.Ok ? response.Body.Length
            : throw new InvalidOperationException(Encoding.UTF8.GetString(response.Body.Span));
    }

    sealed class Everything : IViewers
    {
        public Viewer Current => Viewer.Register;
    }

    sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";
        public string ApplicationName { get; set; } = "Benchmarks";
        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
