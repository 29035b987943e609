using System.Globalization;
using System.Text.Json;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace Benchmarks;

/// <summary>The three questions that are timed: one person, a page of people, and who could go.</summary>
static class Questions
{
    public const string Person =
        "query ($id: ID!) { person(id: $id) { id title fullName nativeName kind status willingToServe " +
        "yearsOfExperience timeZone biography } }";

    public const string Page =
        "query ($after: String) { people(first: 25, after: $after) { nodes { id fullName status expertise { tag { " +
        "code } level years } languages { tag level } availability { from until status mode noticeHours } } } }";

    public const string Main =
        "query ($need: EnvoyNeed!) { availableEnvoys(need: $need, first: 25) { totalCount nodes { fit person { id " +
        "fullName expertise { tag { code } level years } languages { tag level } availability { from until status " +
        "mode noticeHours } } } } }";

    /// <summary>The request bodies, and the addresses of the limit's answers to the same.</summary>
    public static string AsJson() => JsonSerializer.Serialize(All());

    public static object All()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var id = new NodeId("per", EntityId.From("benchmark person 77")).ToString();
        var need = Need(today);
        return new
        {
            person = new { query = Person, variables = new { id } },
            page = new { query = Page },
            main = new { query = Main, variables = new { need } },
        };
    }

    public static object Need(DateOnly today) => new
    {
        from = today.AddDays(14).ToString("O", CultureInfo.InvariantCulture),
        until = today.AddDays(21).ToString("O", CultureInfo.InvariantCulture),
        allExpertise = new[] { new { tag = "SEC-CEASEFIRE", atLeast = "STUDIED" } },
        anyLanguage = new[] { new { tag = "en", atLeast = "B1" }, new { tag = "th", atLeast = "B1" } },
    };
}
