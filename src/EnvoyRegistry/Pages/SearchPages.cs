namespace EnvoyRegistry.Pages;

/// <summary>One box over people, situations, groupings and guidance.</summary>
static class SearchPages
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query Search($words: String!) {
          people(search: $words, first: 10) {
            totalCount
            nodes { id fullName kind participant { name } }
            edges { highlights { parts { text isMatch } } }
          }
          guidelines(search: $words, first: 10) { totalCount nodes { id title kind } }
          situations(first: 100) { nodes { id title area } }
          exercises: situations(where: { isExercise: true }, first: 100) { nodes { id title area } }
          groupings(first: 100) { nodes { id name task } }
        }
        """u8.ToArray();

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/search", async visit =>
    {
        if (!visit.Caller.IsSignedIn)
            return visit.NotThere();
        var words = visit.Query("q");
        var read = words is null ? null : await visit.ReadAsync<SearchPage.Answer>(s_question, new { words });
        return visit.Show<SearchPage, SearchPage.Found>("Search", new SearchPage.Found(words, read));
    });
}
