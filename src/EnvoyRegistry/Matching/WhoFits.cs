using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>Who meets a need, where no operation of the API asks; of the state that was committed last.</summary>
sealed class WhoFits(Database database, MatchIndexStore store, SecretariatClock clock)
{
    /// <summary>What is wrong with the need.</summary>
    /// <param name="situation">That of the need, where the caller sees it.</param>
    public IEnumerable<UserError> Faults(
        EnvoyNeed need, SituationAsked? situation, DateOnly today, CancellationToken cancellation)
    {
        var check = new FilterCheck();
        NeedCheck.Collect(check, need, situation, Latest(cancellation), today);
        return check.AsUserErrors();
    }

    public IReadOnlyList<long> Find(EnvoyNeed need, SituationAsked? situation, CancellationToken cancellation)
    {
        var index = Latest(cancellation);
        return new Matcher(index, need, clock.Moment, situation).People();
    }

    MatchIndex Latest(CancellationToken cancellation)
    {
        using var session = database.Open(cancellation);
        return store.Latest(session);
    }
}
