using System.Text;

namespace EnvoyRegistry.Pages;

/// <summary>What was done, what was refused, and who looked at what.</summary>
static class AuditPages
{
    const int PageSize = 50;

    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query Audit($where: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
          auditTrail(where: $where, first: $first, after: $after, last: $last, before: $before) {
            {{Many<Named>.Paged}}
            nodes {
              at kind operation outcome actor actorRole office { name } rules note
              subjects { personId person { fullName } coordinates }
              cases { id }
              changes { field }
            }
          }
        }
        """);

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/audit", async visit =>
    {
        var variables = Paging.Of(visit, PageSize);
        variables["where"] = new
        {
            Person = One("person"),
            Case = One("case"),
            Kind = One("kind"),
            Outcome = One("outcome"),
            Operation = One("operation"),
        };
        return await visit.ReadAsync<AuditPage.Answer>(s_question, variables) is { AuditTrail: { } trail }
            ? visit.Show<AuditPage, Many<AuditPage.Entry>>("Audit", trail) : visit.NotThere();

        string[]? One(string name) => visit.Query(name) is { } value ? [value] : null;
    });
}
