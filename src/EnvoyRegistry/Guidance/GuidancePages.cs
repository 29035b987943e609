using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Guidance;

/// <summary>Guidance, lessons and checklists to read; for everybody.</summary>
static class GuidancePages
{
    static readonly ReadOnlyMemory<byte> s_list = """
        query Guidelines($search: String, $where: GuidelineFilter) {
          guidelines(search: $search, where: $where, first: 100) {
            totalCount nodes { id kind title case }
          }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_one = """
        query Guideline($id: ID!) {
          guideline(id: $id) {
            code edition kind title summary case publishedOn reviewBy supersededBy { id }
            clauses { number heading text grade sources { citation url } }
            tags { name }
          }
        }
        """u8.ToArray();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/guidance", ListAsync);
        app.MapPage("/guidance/{id}", async visit =>
            await visit.ReadAsync<GuidelinePage.Answer>(s_one, new
            {
                id = visit.Route("id")
            }) is { Guideline: { } document }
                ? visit.Show<GuidelinePage, GuidelinePage.Document>(
                    document.Title, document, [new Crumb("Guidance", "/guidance")])
                : visit.NotThere());
    }

    static async Task<IResult> ListAsync(Visit visit)
    {
        var where = visit.Query("kind") is { } kind ? new { Kind = new[] { kind } } : null;
        return await visit.ReadAsync<GuidanceList.Answer>(s_list, new { search = visit.Query("q"), where })
            is { Guidelines: { } documents }
            ? visit.Show<GuidanceList, Many<GuidanceList.Document>>("Guidance", documents) : visit.NotThere();
    }
}
