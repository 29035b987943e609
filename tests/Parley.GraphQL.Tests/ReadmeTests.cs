using System.Text;
using System.Text.RegularExpressions;
using Fleet;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.Tests;

/// <summary>What the README tells a reader to write does what it says.</summary>
public sealed partial class ReadmeTests
{
    static readonly string s_readme = ReadText("README.md");

    [Fact]
    public void The_sample_of_the_readme_is_the_one_that_runs_here() =>
        Block("csharp").ShouldBe(ReadText("Sample.cs"));

    [Fact]
    public async Task The_question_of_the_readme_has_its_answer() =>
        (await AnswerAsync(Block("graphql"))).ShouldBe(Unspaced(Block("json")));

    [Fact]
    public void The_plan_of_the_readme_is_that_of_its_question() =>
        Sample.Create(new Port()).Explain(Request(Block("graphql"))).Plan.ShouldBe(Block("text"));

    static async Task<string> AnswerAsync(string document)
    {
        var port = new Port();
        using var response = await Sample.Create(port).ExecuteAsync(Request(document), port, CancellationToken.None);
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    static GraphQLRequest Request(string document) => new() { Document = Encoding.UTF8.GetBytes(document) };

    static string Unspaced(string json) => Spaces().Replace(json, "");

    static string Block(string language) =>
        Regex.Match(s_readme, $"```{language}\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1))
            .Groups[1].Value;

    static string ReadText(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Readme", file));

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    sealed class Port : IServiceProvider
    {
        readonly Harbour _harbour = new();

        public object? GetService(Type serviceType) => serviceType == typeof(Harbour) ? _harbour : null;
    }
}
