using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
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
                asked.Answer(asked.Keys[0], await desk.SessionsAsync(operation.Cancellation)))
            .Value("next", v => v.Next);

        schema.Object<AccessToken>("AccessToken")
            .Value("id", t => new NodeId(AccessToken.Prefix, t.Id).ToString())
            .Value("label", t => t.Label)
            .Value("role", t => t.Role)
            .One("participant", t => t.ParticipantId, (RegistryDb db, long? id) =>
                db.Set<Participant>().Where(p => p.Id == id))
            .One("person", t => t.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("scopes", t => Scopes(t.Scopes))
            .Value("createdAt", t => t.CreatedAt)
            .Value("madeBy", t => t.MadeBy)
            .Value("expiresAt", t => t.ExpiresAt)
            .Value("lastUsedAt", t => t.LastUsedAt)
            .Value("revokedAt", t => t.RevokedAt)
            .Value("isSession", t => t.IsSession);

        schema.Object<Session>("Session")
            .Value("id", s => new NodeId(AccessToken.Prefix, s.Id).ToString())
            .Value("startedAt", s => s.StartedAt)
            .Value("lastUsedAt", s => s.LastUsedAt)
            .Value("expiresAt", s => s.ExpiresAt)
            .Value("isCurrent", s => s.IsCurrent);

        schema.Object<CreateAccessTokenPayload>("CreateAccessTokenPayload")
            .Value("accessToken", p => p.AccessToken)
            .Value("secret", p => p.Secret)
            .Value("errors", p => p.Errors);
        schema.Object<EndSessionsPayload>("EndSessionsPayload")
            .Value("ended", p => p.Ended)
            .Value("errors", p => p.Errors);
        schema.Object<InvitePersonPayload>("InvitePersonPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("invitedAt", p => p.InvitedAt)
            .Value("errors", p => p.Errors);
        schema.Object<RevokeAccessTokenPayload>("RevokeAccessTokenPayload")
            .Value("accessToken", p => p.AccessToken)
            .Value("errors", p => p.Errors);
    }

    static List<string> Scopes(TokenScope scopes) => scopes.HasFlag(TokenScope.People) ? ["PEOPLE"] : [];
}
