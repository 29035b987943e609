using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.People.Sample;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Planning;
using Snapshooter.Xunit;

namespace EnvoyRegistry.Tests.Planning;

/// <summary>
/// An operation stands beside its answer, its plan and its SQL, so that a change to planning is read as a change to
/// them.
/// </summary>
public sealed class QuartetTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    static readonly string s_folder = Repository.Snapshots("Planning");
    static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(s_folder, "*.graphql").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_operation_is_planned_and_answered_as_recorded(string name)
    {
        var document = Document(name);
        var answer = JsonSerializer.Serialize(
            await registry.AskAsync(document), s_readable).ReplaceLineEndings("\n") + "\n";
        var text = Explain(document);
        var sql = string.Concat(
            text.Statements.Select(
                (statement, i) => $"-- statement {i + 1}\n{statement.ReplaceLineEndings("\n")};\n\n")).TrimEnd() + "\n";

        Snapshot.Match(answer, Repository.Snapshot("Planning", $"{name}.json"));
        Snapshot.Match(text.Plan, Repository.Snapshot("Planning", $"{name}.plan"));
        Snapshot.Match(sql, Repository.Snapshot("Planning", $"{name}.sql"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_looked_up_by_a_key_or_a_cursor_is_found_by_an_index(string name)
    {
        // Reads of a whole list may scan it: these have no condition but a join's and who is looking.
        foreach (var statement in Explain(Document(name)).Statements.Where(
            s => Regex.IsMatch(s, "[=<>] [?]1\\b", RegexOptions.None, TimeSpan.FromSeconds(1))))
        {
            QueryPlan(statement).ShouldNotContain(
                step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("USING"), statement);
        }
    }

    string Document(string name)
    {
        using var db = registry.Register.Open();
        var person = db.Set<Person>().Where(p => p.Kind == PersonKind.Eep).OrderBy(p => p.ExternalReference).First();
        return File.ReadAllText(Path.Combine(s_folder, $"{name}.graphql"))
            .Replace("per_$person", new NodeId("per", person.Id).ToString(), StringComparison.Ordinal);
    }

    PlanText Explain(string document) => registry.Services.GetRequiredService<Engine>()
        .Explain(new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document) });

    List<string> QueryPlan(string sql)
    {
        using var connection = new SqliteConnection(RegistryFile.ConnectionString(registry.Register.Path));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        for (var i = 1; sql.Contains($"?{i}", StringComparison.Ordinal); i++)
            command.Parameters.AddWithValue($"?{i}", 1);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
            steps.Add(reader.GetString(3));
        return steps;
    }
}
