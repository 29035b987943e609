using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Coverage;

/// <summary>Where the register is thin, as a matrix.</summary>
static class CoveragePages
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query Coverage($expertise: ExpertiseLevel!, $language: LanguageLevel!) {
          coverage(expertiseAtLeast: $expertise, languageAtLeast: $language) {
            participants {
              participant { name } eeps candidates hasMediator unconfirmed consentPending
            }
            tags { tag { name group { name } } people subRegions { subRegion people } }
            languages { name people }
          }
        }
        """u8.ToArray();

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/coverage", async visit =>
    {
        var (expertise, language) = (visit.Query("expertise") ?? "STUDIED", visit.Query("language") ?? "B2");
        return await visit.ReadAsync<CoveragePage.Answer>(s_question, new { expertise, language })
            is { Coverage: { } coverage }
            ? visit.Show<CoveragePage, CoveragePage.Shown>(
                "Where the register is thin", new CoveragePage.Shown(coverage, expertise, language))
            : visit.NotThere();
    });
}
