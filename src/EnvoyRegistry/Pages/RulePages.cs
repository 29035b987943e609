namespace EnvoyRegistry.Pages;

/// <summary>The rules of the ARF that refusals and next steps name.</summary>
static class RulePages
{
    static readonly ReadOnlyMemory<byte> s_question =
        "query Rules { rules { code text sources { citation url } } }"u8.ToArray();

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/rules", async visit =>
        visit.Show<RulesPage, RulesPage.Answer>(
            "The rules of the Forum", (await visit.ReadAsync<RulesPage.Answer>(s_question))!));
}
