using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Teams;

/// <summary>Answers schema/teams.graphql.</summary>
static class TeamsResolvers
{
    sealed record ComposeTeam(TeamNeed Need);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("composeTeam", (TeamComposer composer, ComposeTeam asked, OperationContext operation) =>
                composer.ComposeAsync(asked.Need, operation));

        // Of the best team the key is null, and so the answer.
        schema.Object<Team>()
            .Batch("difference", t => t.Difference!, (
                TeamDifferences differences, Batch<TeamDifference, string> asked, OperationContext operation) =>
                differences.WriteAsync(asked, operation.Cancellation));
        schema.Object<TeamMember>()
            .One("person", m => m.PersonId, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id));

        schema.Object<TeamParticipant>()
            .One("participant", p => p.ParticipantId, (RegistryDb db, long id) =>
                db.Set<Participant>().Where(p => p.Id == id));
    }
}
