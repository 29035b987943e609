using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Groupings;

/// <summary>What becomes of a grouping when the Chair changes, as the new office decides.</summary>
sealed class GroupingSuccession(GroupingDesk desk, SeatLetters letters)
{
    public async Task<UserError?> ConcludeAsync(
        RegistryDb db, long id, string reason, CancellationToken cancellation)
    {
        var (grouping, error) = await GroupingDesk.FindAsync(db, id, null, cancellation);
        if (grouping is null)
            return error;
        grouping.End(desk.Today, reason);
        await desk.SaveAsync(db, grouping, cancellation);
        return null;
    }

    /// <summary>
    /// The same is proposed anew, with the seats that the terms give now. What is at work goes on until the other is
    /// constituted; what was only proposed ends.
    /// </summary>
    public async Task<(long? Successor, UserError? Error)> PassOnAsync(
        RegistryDb db, long id, string reason, CancellationToken cancellation)
    {
        var (grouping, error) = await GroupingDesk.FindAsync(db, id, null, cancellation);
        if (grouping is null)
            return (null, error);
        if (grouping.Situation is { IsOpen: false })
            return (null, new Conflict("Its situation is closed: continue or conclude it.", "decision"));

        var successor = new Grouping
        {
            Id = EntityId.New(),
            Kind = grouping.Kind,
            Status = GroupingStatus.Proposed,
            Name = grouping.Name,
            Task = grouping.Task,
            Matter = grouping.Matter,
            SituationId = grouping.SituationId,
            Situation = grouping.Situation,
            IsExercise = grouping.IsExercise,
            From = desk.Today,
            BalanceNote = grouping.BalanceNote,
            ProposedAt = desk.Now,
            SucceedsId = grouping.Id,
            Succeeds = grouping,
        };
        await SeatAsync(db, grouping, successor, cancellation);
        db.Add(successor);
        GroupingDesk.KeepMatters(successor, null, desk.Now);
        if (!grouping.WasConstituted)
            grouping.End(desk.Today, reason);
        await letters.AskAsync(db, successor, successor.Members, cancellation);
        await desk.SaveAsync(db, grouping, cancellation);
        return (successor.Id, null);
    }

    /// <summary>
    /// By the terms of today where these give a seat; in the others whoever sits there and may. What would want a note
    /// stays free: the new office writes its own.
    /// </summary>
    async Task SeatAsync(RegistryDb db, Grouping before, Grouping successor, CancellationToken cancellation)
    {
        var roll = await SeatOffice.RollAsync(db, desk.Today, cancellation);
        var check = new SeatCheck(
            successor.Kind, roll, [], GroupingLookup.PartiesOf(successor.Situation));
        var byTerm = SeatCheck.SeatsOf(successor.Kind).Where(seat => roll.Term(seat) is not null)
            .SelectMany(seat => roll.Eligible(seat).Select(p => new Candidate(seat, p, null, null)));
        var others = before.Present.Where(m => m.Note is null && m.TieNote is null).Select(m =>
            new Candidate(m.Seat, m.ParticipantId is { } id ? roll.Participant(id) : null, m.Person, null));
        foreach (var candidate in byTerm.Concat(others).ToList())
        {
            if (check.Refusal(candidate) is null)
                successor.Seat(check.Seat(candidate, EntityId.New()));
        }
    }
}
