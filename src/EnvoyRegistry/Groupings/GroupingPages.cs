using System.Text;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Groupings;

/// <summary>Groups of ministers or of experts, with who sits in them.</summary>
static class GroupingPages
{
    static readonly ReadOnlyMemory<byte> s_list = Encoding.UTF8.GetBytes($$"""
        query Groupings($where: GroupingFilter, $first: Int, $after: String, $last: Int, $before: String) {
          groupings(where: $where, first: $first, after: $after, last: $last, before: $before) {
            {{Many<Named>.Paged}} nodes { id name kind status from until }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_one = Encoding.UTF8.GetBytes($$"""
        query Grouping($id: ID!) {
          viewer { participant { code } }
          grouping(id: $id) {
            id name kind status task matter from until isExercise balanceNote note endReason proposedAt
            situation { id title } request { requestedBy { code name } requestedAt reason }
            consultation { id title state outcome closesAt }
            members { seat participant { code name } person { id fullName } note tieNote answer end }
            warnings { message }
            nextSteps { {{NextStep.Selection}} }
            papers { kind text recordedAt participant { name } person { fullName } }
            sources { citation url }
          }
        }
        """);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/groupings", ListAsync);
        app.MapPage("/groupings/{id}", async visit =>
            await visit.ReadAsync<GroupingPage.Answer>(s_one, new
            {
                id = visit.Route("id")
            }) is { Grouping: { } grouping } read
                ? visit.Show<GroupingPage, GroupingPage.Answer>(
                    grouping.Name, read, [new Crumb("Groupings", "/groupings")])
                : visit.NotThere());
    }

    static async Task<IResult> ListAsync(Visit visit)
    {
        var variables = Paging.Of(visit, 50);
        var isExercise = visit.Query("exercises") is "yes";
        variables["where"] = new { isExercise };
        return await visit.ReadAsync<GroupingsPage.Answer>(s_list, variables) is { Groupings: { } groupings }
            ? visit.Show<GroupingsPage, GroupingsPage.Shown>(
                isExercise ? "Groupings in exercises" : "Groupings", new GroupingsPage.Shown(groupings, isExercise))
            : visit.NotThere();
    }
}
