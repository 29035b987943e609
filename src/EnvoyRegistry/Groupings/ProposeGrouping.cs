using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Puts a grouping on record as proposed, with its first members; or, of a government, that it asks for a team (R26).
/// </summary>
sealed class ProposeGrouping(GroupingDesk desk, SeatLetters letters, Experts experts, CaseTexts texts)
    : IMutation<ProposeGroupingInput, ProposeGroupingPayload>
{
    static readonly ProposeGroupingValidator s_validator = new();

    public async Task<ProposeGroupingPayload> RunAsync(
        RegistryDb db, Caller caller, ProposeGroupingInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var isRequest = caller.Role is CallerRole.FocalPoint;
        if (isRequest)
            errors.AddRange(NotOfRequest(input));
        else if (input.Request is not null)
            errors.Add(new InvalidInput(
                "Why a government asks, its focal point says; the Chair's office proposes without.", "request"));
        Situation? situation = null;
        if (!isRequest && input.Situation is { } id)
        {
            (situation, var unknown) = await db.FindSituationAsync(id.Key, null, cancellation);
            if (unknown is not null)
                errors.Add(unknown);
            else if (situation!.WhyNotTakenUp is { } why)
                errors.Add(new RuleViolation("R16", why, "situation"));
        }

        var now = desk.Now;
        var from = input.From ?? desk.Today;
        var grouping = new Grouping
        {
            Id = EntityId.New(),
            Kind = input.Kind,
            Status = GroupingStatus.Proposed,
            Name = input.Name.Trim(),
            Task = input.Task.Trim(),
            Matter = Text.OrNull(input.Matter),
            SituationId = situation?.Id,
            Situation = situation,
            IsExercise = situation?.IsExercise ?? false,
            From = from,
            BalanceNote = input.BalanceNote,
            ProposedAt = now,
        };
        if (!isRequest)
            errors.AddRange(await SeatAsync(db, grouping, input.Members, from, cancellation));

        if (errors.Count > 0)
            return new ProposeGroupingPayload(null, errors)
            {
                About = [.. grouping.Members.Select(m => m.PersonId).OfType<long>()],
            };
        if (isRequest)
            grouping.Request = Request(db, grouping, caller, input.Request!, now);
        db.Add(grouping);
        GroupingDesk.KeepMatters(grouping, null, now);
        await letters.AskAsync(db, grouping, grouping.Members, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new ProposeGroupingPayload(grouping.Id, [])
        {
            Seated = Seated.Of(grouping.Members, input.About, grouping.Situation),
        };
    }

    async Task<List<UserError>> SeatAsync(
        RegistryDb db, Grouping grouping, IReadOnlyList<GroupingMemberInput> members, DateOnly from,
        CancellationToken cancellation)
    {
        var errors = new List<UserError>();
        var check = new SeatCheck(
            grouping.Kind, await SeatOffice.RollAsync(db, from, cancellation), [],
            GroupingLookup.PartiesOf(grouping.Situation));
        foreach (var (index, asked) in members.Take(ProposeGroupingValidator.MostMembers).Index())
        {
            string[] path = ["members", index.ToString(CultureInfo.InvariantCulture)];
            var (candidate, error) = await db.FindAsync(asked, path, cancellation);
            error ??= check.Refusal(candidate!, path);
            if (error is not null)
            {
                errors.Add(error);
                continue;
            }
            var member = check.Seat(candidate!, EntityId.New());
            if (candidate!.Person is { } person && experts.NoteTie(
                db, member, person, grouping.Situation, asked.Note, path) is { } tie)
                errors.Add(tie);
            grouping.Seat(member);
        }
        return errors;
    }

    /// <summary>What is the Chair's to choose, and not a government's.</summary>
    static IEnumerable<UserError> NotOfRequest(ProposeGroupingInput input)
    {
        if (input.Kind is not GroupingKind.ExpertTeam)
            yield return new RuleViolation(SeatCheck.RuleOfChoice(input.Kind),
                $"{SeatCheck.Named(input.Kind)} is called by the Chair; a government can ask for a team of experts.",
                "kind");
        if (input.Members.Count > 0)
            yield return new InvalidInput("The Chair's office asks people to join; leave this empty.", "members");
        if (input.Situation is not null)
            yield return new NotFound("There is no such situation.", "situation");
        if (!Text.IsThere(input.Request))
            yield return new RuleViolation("R26", "Say why your government asks for a team.", "request");
    }

    TeamRequest Request(RegistryDb db, Grouping grouping, Caller caller, string reason, DateTime now)
    {
        var id = EntityId.New();
        return new TeamRequest
        {
            Id = id,
            GroupingId = grouping.Id,
            RequestedById = caller.ParticipantId!.Value,
            RequestedAt = now,
            Reason = texts.Seal<TeamRequest>(db, id, nameof(TeamRequest.Reason), reason.Trim()),
        };
    }
}

/// <param name="Request">Of a government: why it asks.</param>
sealed record ProposeGroupingInput(
    GroupingKind Kind,
    string Name,
    string Task,
    Id<Situation>? Situation,
    string? Matter,
    DateOnly? From,
    string? BalanceNote,
    IReadOnlyList<GroupingMemberInput> Members,
    IReadOnlyList<string>? About = null,
    string? Request = null);

sealed record ProposeGroupingPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload
{
    /// <summary>Null when there are errors.</summary>
    public Seated? Seated { get; init; }

    public IEnumerable<long> About { get; init; } = [];
}

/// <summary>What can be said of the form by itself.</summary>
sealed class ProposeGroupingValidator : AbstractValidator<ProposeGroupingInput>
{
    public const int MostMembers = 50;

    public ProposeGroupingValidator()
    {
        RuleFor(i => i.Name).Must(Text.IsThere).WithMessage("A grouping needs a name.")
            .OneLine();
        RuleFor(i => i.Task).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Task).Must(Text.IsThere)
            .WithMessage("A grouping is called for one task, and there is none standing; say which.")
            .WithErrorCode("R21").When(i => i.Kind is GroupingKind.FriendsOfTheChair);
        RuleFor(i => i.Task).Must(Text.IsThere)
            .WithMessage("A grouping is called for one matter; say which.")
            .WithErrorCode("R28").When(i => i.Kind is GroupingKind.AseanTroika);
        RuleFor(i => i.Task).Must(Text.IsThere)
            .WithMessage("A team is called for one task; say which.")
            .WithErrorCode("R26").When(i => i.Kind is GroupingKind.ExpertTeam);
        RuleFor(i => i.BalanceNote).Must(Text.IsThere)
            .WithMessage("The Chair minds political balance in choosing its Friends; say how.")
            .WithErrorCode("R22").When(i => i.Kind is GroupingKind.FriendsOfTheChair);
        RuleFor(i => i.BalanceNote).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Matter).OneLine();
        RuleFor(i => i.Members).Must(m => m.Count <= MostMembers).WithMessage($"At most {MostMembers} members.");
        RuleFor(i => i.Request).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
