using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
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
            .Page("accessTokens", (RegistryDb db) => db.Set<AccessToken>().Where(AccessToken.IsOwn),
                new PageOrder<AccessToken>().ByDescending(t => t.CreatedAt).By(t => t.Id));

        schema.Object<Person>()
            .One("invitation", p => p.Id, (RegistryDb db, long id) => db.Set<OutgoingMail>().Where(m =>
                m.OccasionId == id && db.Set<SignInAddress>().Any(a => a.PersonId == id && a.InvitedAt != null)));

        schema.Object<Person>()
            .One("addressChange", p => p.Id, (RegistryDb db, long id) => db.Set<AddressChange>()
                .Where(c => c.PersonId == id));
        schema.Object<AddressChange>()
            .One("letter", c => c.LetterId, (RegistryDb db, long id) => db.Set<OutgoingMail>()
                .Where(m => m.OccasionId == id));

        schema.Object<CallerSeen.Answer>("Viewer")
            .Value("id", v => v.Id)
            .Value("role", v => v.Caller.Role)
            .Value("name", v => v.Caller.Name)
            .One("participant", v => v.Caller.ParticipantId, (RegistryDb db, long? id) =>
                db.Set<Participant>().Where(p => p.Id == id))
            .One("person", v => v.Caller.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("scopes", v => Scopes(v.Caller.Scopes))
            .Value("expiresAt", v => v.Caller.ExpiresAt)
            .One("accessToken", v => v.Caller.TokenId, (RegistryDb db, long? id) =>
                db.Set<AccessToken>().Where(t => t.Id == id))
            .Batch("sessions", v => v.Caller.PersonId ?? Viewer.None, async (
                TokenDesk desk, Batch<long, IEnumerable<AccessToken>> asked, OperationContext operation) =>
                asked.Answer(asked.Keys[0], await desk.SessionsAsync(operation.Cancellation)));

        schema.Object<AccessToken>()
            .Node(AccessToken.Prefix, t => t.Id, (RegistryDb db, long id) =>
                db.Set<AccessToken>().Where(AccessToken.IsOwn).Where(t => t.Id == id))
            .Value("scopes", t => t.Scopes, Scopes)
            .One("consultation", t => t.Id, (RegistryDb db, long id) => db.Set<Consultation>().Where(c =>
                db.Set<TokenConsultation>().Any(r => r.TokenId == id && r.ConsultationId == c.Id)));
    }

    static List<string> Scopes(TokenScope scopes) => scopes.HasFlag(TokenScope.People) ? ["PEOPLE"] : [];
}
