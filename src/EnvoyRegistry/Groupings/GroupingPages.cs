using System.Text;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Groupings;

/// <summary>Groups of ministers or of experts, with who sits in them.</summary>
static class GroupingPages
{
    static readonly ReadOnlyMemory<byte> s_list = Encoding.UTF8.GetBytes($$"""
        query Groupings($first: Int, $after: String, $last: Int, $before: String) {
          groupings(first: $first, after: $after, last: $last, before: $before) {
            {{Many<Named>.Paged}} nodes { id name kind status from until }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_one = """
        query Grouping($id: ID!) {
          grouping(id: $id) {
            name kind status task from until balanceNote note endReason
            members { seat participant { name } person { id fullName } note answer end }
            sources { citation url }
          }
        }
        """u8.ToArray();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/groupings", async visit =>
            await visit.ReadAsync<GroupingsPage.Answer>(s_list, Paging.Of(visit, 50)) is { Groupings: { } groupings }
                ? visit.Show<GroupingsPage, Many<GroupingsPage.Line>>("Groupings", groupings) : visit.NotThere());
        app.MapPage("/groupings/{id}", async visit =>
            await visit.ReadAsync<GroupingPage.Answer>(s_one, new
            {
                id = visit.Route("id")
            }) is { Grouping: { } grouping }
                ? visit.Show<GroupingPage, GroupingPage.Group>(
                    grouping.Name, grouping, [new Crumb("Groupings", "/groupings")])
                : visit.NotThere());
    }
}
