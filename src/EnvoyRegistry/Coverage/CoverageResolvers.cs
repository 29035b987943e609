using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Coverage;

/// <summary>Answers schema/coverage.graphql.</summary>
static class CoverageResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("coverage", (CoverageReader reader, CoverageAsked asked, OperationContext operation) =>
                reader.ReadAsync(asked, operation.Cancellation));

        schema.Object<RegisterCoverage>("Coverage")
            .Value("asOf", c => c.AsOf)
            .One("rule", c => c.RuleId, (RegistryDb db, long id) => db.Set<Rule>().Where(r => r.Id == id))
            .Value("participants", c => c.Participants)
            .Value("tags", c => c.Tags)
            .Value("uncoveredTags", c => c.Tags.Where(tag => tag.People == 0))
            .Value("languages", c => c.Languages)
            .Value("uncoveredLanguages", c => c.Languages.Where(language => language.People == 0));

        schema.Object<ParticipantCoverage>("ParticipantCoverage")
            .One("participant", p => p.ParticipantId, (RegistryDb db, long id) =>
                db.Set<Participant>().Where(p => p.Id == id))
            .Value("eeps", p => p.Eeps)
            .Value("candidates", p => p.Candidates)
            .Value("hasMediator", p => p.HasMediator)
            .Value("mediatorEeps", p => p.MediatorEeps)
            .Value("mediatorCandidates", p => p.MediatorCandidates)
            .Value("stale", p => p.Stale)
            .Value("unconfirmed", p => p.Unconfirmed);

        schema.Object<TagCoverage>("TagCoverage")
            .One("tag", t => t.TagId, (RegistryDb db, long id) => db.Set<ExpertiseTag>().Where(t => t.Id == id))
            .Value("people", t => t.People)
            .Value("subRegions", t => t.SubRegions);

        schema.Object<SubRegionCount>("SubRegionCount")
            .Value("subRegion", s => s.SubRegion)
            .Value("people", s => s.People);

        schema.Object<LanguageCoverage>("LanguageCoverage")
            .Value("tag", l => l.Tag)
            .Value("name", l => l.Name)
            .Value("people", l => l.People);
    }
}
