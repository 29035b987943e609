using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.SignIn;

/// <summary>Signs a person out where she no longer wants to be signed in: of one browser, or of all.</summary>
sealed class EndSessions(TimeProvider time) : IMutation<EndSessionsInput, EndSessionsPayload>
{
    public async Task<EndSessionsPayload> RunAsync(
        RegistryDb db, Caller caller, EndSessionsInput input, CancellationToken cancellation)
    {
        if (input is { Sessions: not null, IncludeTokens: true })
            return Refused(new InvalidInput("Tokens end with all sessions: leave `sessions` out.", "includeTokens"));
        if ((input.Person?.Key ?? caller.PersonId) is not { } person)
            return Refused(new InvalidInput("Say whose.", "person"));
        if (!await db.Set<Person>().AnyAsync(p => p.Id == person, cancellation))
            return Refused(new NotFound("There is no such person.", "person"));
        if (caller.PersonId is { } own && own != person)
            return Refused(new RuleViolation("R3",
                "A person ends her or his own sessions, and the ARF Unit those of others: leave `person` out.",
                "person"));

        var tokens = await db.Set<AccessToken>()
            .Where(t => t.PersonId == person && (t.IsSession || input.IncludeTokens))
            .LatestFirst().ToListAsync(cancellation);
        if (input.Sessions is { } ids)
        {
            var keys = ids.Select(TokenDesk.Key).ToList();
            if (keys.FindIndex(key => tokens.TrueForAll(t => t.Id != key)) is >= 0 and var unknown)
                return Refused(new NotFound("There is no such session.", "sessions", $"{unknown}"));
            tokens.RemoveAll(t => !keys.Contains(t.Id));
        }
        else
        {
            tokens.RemoveAll(t => !t.IsGood(Now));
            await Links.EndAsync(db, LinkPurpose.SignIn, person, Now, cancellation);
        }
        foreach (var token in tokens)
            token.RevokedAt ??= Now;
        await db.SaveChangesAsync(cancellation);
        foreach (var token in tokens)
            Idempotency.EraseSecret(db, token.Id);
        return new EndSessionsPayload(tokens, []);
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    static EndSessionsPayload Refused(UserError error) => new([], [error]);
}

/// <param name="Person">Whose, where that is not the person who calls.</param>
/// <param name="Sessions">Which; all of them when null.</param>
sealed record EndSessionsInput(
    Id<Person>? Person = null, IReadOnlyList<string>? Sessions = null, bool IncludeTokens = false);

sealed record EndSessionsPayload(IReadOnlyList<AccessToken> Ended, IReadOnlyList<UserError> Errors) : IPayload;
