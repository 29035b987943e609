using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Constitutes a grouping, once all participants were consulted on it, no objection stands, and everybody who is to sit
/// may and does. All that is missing is told at once.
/// </summary>
sealed class ConstituteGrouping(GroupingDesk desk, Experts experts)
    : IMutation<ConstituteGroupingInput, ConstituteGroupingPayload>
{
    const string Path = "grouping";

    public async Task<ConstituteGroupingPayload> RunAsync(
        RegistryDb db, Caller caller, ConstituteGroupingInput input, CancellationToken cancellation)
    {
        var (grouping, error) = await GroupingDesk.FindAsync(
            db, input.Grouping.Key, input.ExpectedVersion, cancellation);
        if (grouping is null)
            return new ConstituteGroupingPayload(null, [error!]);
        if (grouping.WasConstituted)
            return new ConstituteGroupingPayload(null, [new Conflict("The grouping is constituted already.", Path)]);

        var roll = await SeatOffice.RollAsync(db, grouping.SeatingDay(desk.Today), cancellation);
        var consulted = await ConsultationStanding.FindAsync(db, grouping.Id, desk.Now, cancellation);
        UserError[] errors =
        [
            .. NotConsulted(grouping, consulted, desk.Now),
            .. NotTakenUp(grouping),
            .. grouping.Kind is GroupingKind.ExpertTeam
                ? await NotATeamAsync(db, grouping, cancellation) : NotSeated(grouping, roll),
        ];
        if (errors.Length > 0)
            return new ConstituteGroupingPayload(null, errors)
            {
                About = [.. grouping.Present.Select(m => m.PersonId).OfType<long>()],
            };

        grouping.Constitute(desk.Today, desk.Now);
        if (grouping.Succeeds is { HasEnded: false } before)
        {
            before.End(desk.Today, $"Its task passed on to \"{grouping.Name}\".");
            before.Version++;
            GroupingDesk.KeepMatters(before, null, desk.Now);
        }
        await desk.SaveAsync(db, grouping, cancellation);
        return new ConstituteGroupingPayload(grouping.Id, []);
    }

    static IEnumerable<UserError> NotConsulted(Grouping grouping, ConsultationStanding? consulted, DateTime now)
    {
        var rule = SeatCheck.RuleOfChoice(grouping.Kind);
        if (consulted is null)
            yield return new RuleViolation(rule, "All participants are consulted first, and were not yet.", Path);
        else if (consulted.ClosesAt > now)
            yield return new RuleViolation(rule,
                $"The participants are being consulted, until {consulted.ClosesAt:yyyy-MM-dd'T'HH:mm:ss'Z'}.", Path);
        // Of experts the participants are not asked one by one.
        else if (grouping.Kind is not GroupingKind.ExpertTeam && grouping.ChangedSinceConsulted)
            yield return new RuleViolation(rule,
                "Who is to sit was changed since the participants were consulted; consult them anew.", Path);
        if (consulted is { ObjectionStands: true })
            yield return new RuleViolation("R18",
                "An objection stands. Whoever made it may withdraw it, and nobody else can.", Path);
    }

    static IEnumerable<UserError> NotTakenUp(Grouping grouping)
    {
        if (grouping.Situation?.WhyNotTakenUp is { } why)
            yield return new RuleViolation("R16", why, Path);
    }

    /// <summary>Of ministers: that the seats are filled, and by those who have the right to them now.</summary>
    static IEnumerable<UserError> NotSeated(Grouping grouping, SeatRoll roll)
    {
        var rule = SeatCheck.RuleOf(grouping.Kind);
        var seated = grouping.Present.ToList();
        foreach (var seat in SeatCheck.SeatsOf(grouping.Kind).Where(s => SeatCheck.IsNeeded(grouping.Kind, s)))
        {
            if (!seated.Exists(m => m.Seat == seat) && !SeatCheck.MayStayEmpty(grouping.Kind, seat, seated, roll))
                yield return new RuleViolation(rule, $"Nobody has the seat {SeatCheck.Sdl(seat)}.", Path);
        }
        // As if each of them took the seat today: the Chair may have moved on, or a party been named.
        var check = new SeatCheck(grouping.Kind, roll, [], GroupingLookup.PartiesOf(grouping.Situation));
        foreach (var member in seated)
        {
            var holder = roll.Participant(member.ParticipantId!.Value);
            if (check.Refusal(new Candidate(member.Seat, holder, null, member.Note)) is { } refusal)
                yield return refusal with
                {
                    Message = $"{refusal.Message} Give the seat free, and fill it anew.",
                    Path = [Path],
                };
        }
    }

    /// <summary>Of experts: that each of them said yes, and that nothing has come up since.</summary>
    async Task<List<UserError>> NotATeamAsync(RegistryDb db, Grouping grouping, CancellationToken cancellation)
    {
        var errors = new List<UserError>();
        if (!grouping.Present.Any())
            errors.Add(new RuleViolation("R26", "Nobody is in the team.", Path));
        foreach (var member in grouping.Present)
        {
            var name = member.Person!.FullName;
            if (member.Answer is null)
                errors.Add(new RuleViolation("R3", $"{name} has not said yes yet.", Path));
            else
                errors.AddRange((await experts.OfYesAsync(db, member.Person, cancellation, Path))
                    .Select(error => error with { Message = $"{name}: {error.Message}" }));
            if (Experts.FindHomeWithoutNote(member, grouping.Situation) is { } home)
                errors.Add(new RuleViolation("R16",
                    $"{name} is a national of {home.Name}, which was named as a party since: give the seat free, and " +
                    "ask anew with a note.", Path));
        }
        return errors;
    }
}

sealed record ConstituteGroupingInput(Id<Grouping> Grouping, int ExpectedVersion);

sealed record ConstituteGroupingPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
