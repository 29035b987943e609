using System.Text.Json;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

/// <summary>
/// SyntaxCorpus.json: texts by section of the specification, each under the production it is parsed as, with the
/// <c>error</c>'s line and column where it is refused. Verdicts and places were taken from graphql-js 17.1 (without its
/// default leniency on empty selection sets). <c>graphqlJs</c> marks where it leaves the September 2025 specification:
/// it has drafts for directives on directives, and reads at most eight digits in <c>\u{…}</c>.
/// </summary>
public sealed class SyntaxCorpusTests
{
    public static TheoryData<string, string> Entries()
    {
        using var corpus = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Language", "SyntaxCorpus.json")));
        var entries = new TheoryData<string, string>();
        foreach (var section in corpus.RootElement.EnumerateObject())
        {
            foreach (var entry in section.Value.EnumerateArray())
                entries.Add(section.Name, entry.GetRawText());
        }
        return entries;
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Verdict_and_place_are_those_of_the_specification(string section, string entry)
    {
        using var parsed = JsonDocument.Parse(entry);
        var text = parsed.RootElement.EnumerateObject().First();
        var expected = parsed.RootElement.TryGetProperty("error", out var place) ? place.GetString() : null;

        Refusal(text.Name, text.Value.GetString()!).ShouldBe(expected, $"{section}: {entry}");
    }

    static string? Refusal(string production, string text)
    {
        try
        {
            Parse(production, new Source(text));
            return null;
        }
        catch (GraphQLException exception)
        {
            var error = exception.Errors.ShouldHaveSingleItem();
            error.Code.ShouldBe(ErrorCodes.Syntax);
            var (line, column) = error.Locations.ShouldHaveSingleItem();
            return $"{line}:{column}";
        }
    }

    static Node Parse(string production, Source source) => production switch
    {
        "document" => Parser.Parse(source),
        "value" => Parser.ParseValue(source, isConst: false),
        "const" => Parser.ParseValue(source),
        "type" => Parser.ParseType(source),
        _ => throw new ArgumentOutOfRangeException(nameof(production), production, null),
    };
}
