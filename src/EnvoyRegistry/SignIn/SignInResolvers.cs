using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.SignIn;

/// <summary>Answers schema/sign-in.graphql.</summary>
static class SignInResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("viewer", (CallerSeen seen, OperationContext _) => ValueTask.FromResult(seen.Now()))
            .Run("accessTokens", (TokenDesk desk, OperationContext operation) => desk.OwnAsync(operation.Cancellation));

        schema.Object<Person>()
            .One("invitation", p => p.Id, (RegistryDb db, long id) => db.Set<OutgoingMail>().Where(m =>
                m.OccasionId == id && db.Set<SignInAddress>().Any(a => a.PersonId == id && a.InvitedAt != null)));

        schema.Object<CallerSeen.Answer>("Viewer")
            .Value("role", v => v.Caller.Role)
            .Value("name", v => v.Caller.Name)
            .One("participant", v => v.Caller.ParticipantId, (RegistryDb db, long? id) =>
                db.Set<Participant>().Where(p => p.Id == id))
            .One("person", v => v.Caller.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("scopes", v => Scopes(v.Caller.Scopes))
            .Value("expiresAt", v => v.Caller.ExpiresAt)
            .Batch("sessions", v => v.Caller.PersonId ?? Viewer.None, async (
                TokenDesk desk, Batch<long, IEnumerable<Session>> asked, OperationContext operation) =>
                asked.Answer(asked.Keys[0], await desk.SessionsAsync(operation.Cancellation)));

        schema.Object<AccessToken>()
            .Value("id", t => new NodeId(AccessToken.Prefix, t.Id).ToString())
            .Value("scopes", t => Scopes(t.Scopes));

        schema.Object<Session>()
            .Value("id", s => new NodeId(AccessToken.Prefix, s.Id).ToString());
    }

    static List<string> Scopes(TokenScope scopes) => scopes.HasFlag(TokenScope.People) ? ["PEOPLE"] : [];
}
