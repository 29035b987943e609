using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Teams;

/// <summary>Answers <c>composeTeam</c>.</summary>
sealed class TeamComposer(
    MatchIndexStore store, IDbContextFactory<RegistryDb> contexts, PersonConcerns concerns, SecretariatClock clock,
    CurrentCaller current, MatchKeys keys, IOptions<RegistrySettings> settings, TimeProvider time)
{
    readonly TimeSpan _limit = TimeSpan.FromMilliseconds(settings.Value.TeamMilliseconds);

    public async ValueTask<ComposedTeam> ComposeAsync(TeamNeed need, OperationContext operation)
    {
        var cancellation = operation.Cancellation;
        var (moment, caller) = (clock.Moment, current.Value);
        var index = store.Latest(operation.Session);
        var situation = need.Situation is { } id ? await SituationAsked.ReadAsync(contexts, id, cancellation) : null;
        TeamNeedCheck.Check(need, situation, index, moment.Today);

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var homes = await TeamHomes.ReadAsync(db, index, moment.Today, cancellation);
        var pool = new TeamPool(index, need, moment, situation, homes);
        long[] people = [.. pool.Free.Select(one => index.PersonIds[one.Row])];
        // All are looked at to choose by; only whom the answer names is told of.
        var found = await concerns.ReadAsync(db, caller, people, pool.Matcher.Countries, cancellation);
        IReadOnlyList<MatchConcern> ConcernsOf(int row) =>
            [.. MatchConcern.Find(pool.Matcher, row), .. found[index.PersonIds[row]].Select(MatchConcern.Of)];

        var composed = ComposedTeam.Of(
            pool, ConcernsOf, new SkillSetReferences(keys.References, need.OfOne, caller, moment.Today),
            () => Limit(cancellation));
        await concerns.RecordAsync(caller, operation.Name, "TeamMember.concerns", found, composed.PeopleTold);
        return composed;
    }

    /// <summary>Whether the time is up that begins now.</summary>
    Func<bool> Limit(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        return () =>
        {
            cancellation.ThrowIfCancellationRequested();
            return time.GetElapsedTime(begun) >= _limit;
        };
    }
}
