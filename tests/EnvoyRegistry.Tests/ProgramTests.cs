using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests;

public sealed partial class ProgramTests : IDisposable
{
    static readonly (string, string) s_likeDotnetRun = ("REGISTRY_DEFAULT_ENVIRONMENT", "Development");

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-registry-");

    string Register => Path.Combine(_directory.FullName, "data", "registry.db");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_first_start_makes_the_register_and_gives_a_question_that_is_answered()
    {
        using var program = Start(s_likeDotnetRun);
        var greeting = await program.GreetingAsync();

        greeting.ShouldContain("(Development, register data/registry.db)");
        (await AnswerAsync(greeting)).GetProperty("availableEnvoys").GetProperty("totalCount").GetInt32()
            .ShouldBeGreaterThan(0);
        using var db = RegistryFile.Open(Register);
        db.Set<Person>().Count(p => p.Kind != PersonKind.Historical).ShouldBe(300);
        RegistryFile.Close(Register);
    }

    [Fact]
    public async Task In_production_there_are_no_invented_people()
    {
        using var program = Start();
        var greeting = await program.GreetingAsync();

        greeting.ShouldContain("(Production, ");
        (await AnswerAsync(greeting)).GetProperty("chair").TryGetProperty("present", out _).ShouldBeTrue();
        using var db = RegistryFile.Open(Register);
        db.Set<Person>().Count(p => p.Kind != PersonKind.Historical).ShouldBe(0);
        db.Set<RegisterState>().Single().SampleFrom.ShouldBeNull();
        RegistryFile.Close(Register);
    }

    [Fact]
    public async Task The_shell_s_environment_wins_over_the_launch_profile_and_the_argument_over_both()
    {
        PutRegister();
        using var shell = Start(s_likeDotnetRun, ("ASPNETCORE_ENVIRONMENT", "Production"));
        (await shell.GreetingAsync()).ShouldContain("(Production, ");
        await shell.KillAsync();

        using var argument = StartWith(
            ["--environment", "Staging"], s_likeDotnetRun, ("ASPNETCORE_ENVIRONMENT", "Production"));
        (await argument.GreetingAsync()).ShouldContain("(Staging, ");
    }

    [Fact]
    public async Task An_environment_that_dotnet_run_took_for_a_variable_is_meant_all_the_same()
    {
        PutRegister();
        using var program = Start(s_likeDotnetRun, ("Production", ""));
        (await program.GreetingAsync()).ShouldContain("(Production, ");
    }

    [Fact]
    public async Task The_register_may_lie_elsewhere()
    {
        using var program = Start(("Registry__Database", "elsewhere.db"));
        await program.GreetingAsync();

        File.Exists(Path.Combine(_directory.FullName, "elsewhere.db")).ShouldBeTrue();
        Directory.Exists(Path.Combine(_directory.FullName, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        using var program = new StartedProgram(_directory.FullName, ["--urls", address]);

        (await program.ExitAsync()).ShouldBe(1);
        program.Output.ShouldContain($"{address}: address already in use.");
        program.Output.Trim().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_is_no_register_is_told_in_one_sentence()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Register)!);
        await File.WriteAllTextAsync(Register, "not a register");

        using var program = Start();

        (await program.ExitAsync()).ShouldBe(1);
        program.Output.ShouldStartWith("data/registry.db is not a register");
        program.Output.Trim().Split('\n').ShouldHaveSingleItem();
        Directory.GetFiles(Path.GetDirectoryName(Register)!).ShouldBe([Register]);
    }

    [Theory]
    [InlineData("Mail__Host", "smtp.example.org", "Mail:From must say which address letters come from")]
    [InlineData("Mail__Port", "many", "Failed to convert configuration value 'many' at 'Mail:Port'")]
    [InlineData("Oidc__Authority", "https://login.example.org", "Oidc:Audience must say")]
    [InlineData("FocalPoints__TH", "nobody", "FocalPoints must give an e-mail address")]
    [InlineData("Idempotency__KeptFor", "-1.00:00:00", "Idempotency:KeptFor must be a time")]
    [InlineData("Registry__Proxies__0", "proxy", "Registry:Proxies must be addresses")]
    public async Task Settings_that_cannot_be_meant_are_told_in_one_sentence(string name, string value, string told)
    {
        using var program = Start((name, value));

        (await program.ExitAsync()).ShouldBe(1);
        program.Output.ShouldStartWith(told);
        program.Output.Trim().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_production_nothing_starts_without_a_master_key()
    {
        using var program = Start(("Vault__MasterKey", ""));

        (await program.ExitAsync()).ShouldBe(1);
        program.Output.ShouldStartWith("The register has no master key to seal personal data under.");
        program.Output.Trim().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_development_a_master_key_is_made_beside_the_register_and_told_of()
    {
        FirstStart.PutSample(Register);
        using (var program = Start(s_likeDotnetRun, ("Vault__MasterKey", "")))
            (await program.GreetingAsync()).ShouldContain("the master key in data/registry.db.key, which was made");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode($"{Register}.key").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var key = await File.ReadAllTextAsync($"{Register}.key");

        using var again = Start(s_likeDotnetRun, ("Vault__MasterKey", ""));
        (await again.GreetingAsync()).ShouldNotContain("master key");
        (await File.ReadAllTextAsync($"{Register}.key")).ShouldBe(key);
    }

    [Fact]
    public async Task Another_master_key_than_the_register_s_is_refused()
    {
        PutRegister();
        using (var program = Start())
            await program.GreetingAsync();

        using var other = Start(("Vault__MasterKey", Convert.ToBase64String(new byte[32])));

        (await other.ExitAsync()).ShouldBe(1);
        other.Output.ShouldStartWith(
            "This is not the master key that the register's personal data are sealed under: Vault:MasterKey holds");
    }

    [Theory]
    [InlineData("--Registry:Database=", "Registry:Database must name a file.")]
    [InlineData(
        "--Registry:RequestsPerMinute=-1",
        "Registry:RequestsPerMinute must be a number to 1000000; 0 sets no limit.")]
    [InlineData(
        "--OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317",
        "OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://localhost:4317.")]
    [InlineData(
        "--Registry:Origins:0=https://desk.example.org/",
        "Registry:Origins has https://desk.example.org/; an origin is scheme, host and port alone, such as " +
        "https://desk.example.org.")]
    [InlineData(
        "--Registry:SecretariatZone=Asia/Djakarta2",
        "Registry:SecretariatZone must be an IANA time zone such as Asia/Jakarta.")]
    [InlineData(
        "--GraphQL:Limits:Parser:MaxToken=9",
        "GraphQL:Limits:Parser:MaxToken is no setting. Did you mean `MaxTokens`?")]
    public async Task A_setting_that_makes_no_sense_is_told_in_one_sentence(string argument, string sentence)
    {
        using var program = StartWith([argument]);

        (await program.ExitAsync()).ShouldBe(1);
        program.Output.Trim().ShouldBe(sentence);
        _directory.GetFileSystemInfos().ShouldBeEmpty();
    }

    /// <summary>For a test that is not about the first start, which takes longer.</summary>
    void PutRegister()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Register)!);
        File.WriteAllBytes(Register, FirstStart.ReferenceData);
    }

    StartedProgram Start(params (string, string)[] environment) => StartWith([], environment);

    StartedProgram StartWith(string[] arguments, params (string, string)[] environment) =>
        new(_directory.FullName, ["--urls", "http://127.0.0.1:0", .. arguments], environment);

    /// <summary>The data that the question of a greeting is answered with.</summary>
    static async Task<JsonElement> AnswerAsync(string greeting)
    {
        var (address, body, token) = Curl(greeting);
        using var client = new HttpClient();
        if (token.Length > 0)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(address), content);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer.ToString());
        answer.TryGetProperty("errors", out _).ShouldBeFalse(answer.ToString());
        return answer.GetProperty("data");
    }

    static (string Address, string Body, string Token) Curl(string greeting)
    {
        var line = CurlLine().Match(greeting);
        line.Success.ShouldBeTrue(greeting);
        return (line.Groups["address"].Value, line.Groups["body"].Value, line.Groups["token"].Value);
    }

    [GeneratedRegex(
        "^curl -s (?<address>http://127.0.0.1:[0-9]+/graphql) -H 'Content-Type: [^']+'" +
        "( -H 'Authorization: Bearer (?<token>[^']+)')? -d '(?<body>[^']+)'\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CurlLine();
}
