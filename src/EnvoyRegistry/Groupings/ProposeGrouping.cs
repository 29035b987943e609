using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;

namespace EnvoyRegistry.Groupings;

/// <summary>Puts a grouping on record as proposed, with its first members.</summary>
sealed class ProposeGrouping(SecretariatClock clock, SeatLetters letters)
    : IMutation<ProposeGroupingInput, ProposeGroupingPayload>
{
    static readonly ProposeGroupingValidator s_validator = new();

    public async Task<ProposeGroupingPayload> RunAsync(
        RegistryDb db, Caller caller, ProposeGroupingInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var from = input.From ?? clock.Today;
        var grouping = new Grouping
        {
            Id = EntityId.New(),
            Kind = input.Kind,
            Status = GroupingStatus.Proposed,
            Name = input.Name.Trim(),
            Task = input.Task.Trim(),
            Situation = input.Situation,
            From = from,
            BalanceNote = input.BalanceNote,
        };

        var check = new SeatCheck(input.Kind, await SeatOffice.RollAsync(db, from, cancellation), []);
        foreach (var (index, asked) in input.Members.Take(ProposeGroupingValidator.MostMembers).Index())
        {
            string[] path = ["members", index.ToString(CultureInfo.InvariantCulture)];
            var (candidate, error) = await db.FindAsync(asked, path, cancellation);
            error ??= check.Refusal(candidate!, path);
            if (error is null)
                grouping.Members.Add(check.Seat(candidate!, EntityId.New()));
            else
                errors.Add(error);
        }

        if (errors.Count > 0)
            return new ProposeGroupingPayload(null, errors);
        db.Add(grouping);
        await letters.PostAsync(db, grouping, grouping.Members, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new ProposeGroupingPayload(grouping.Id, [])
        {
            Seated = Seated.Of(grouping.Members, input.About),
        };
    }
}

sealed record ProposeGroupingInput(
    GroupingKind Kind,
    string Name,
    string Task,
    string? Situation,
    DateOnly? From,
    string? BalanceNote,
    IReadOnlyList<GroupingMemberInput> Members,
    IReadOnlyList<string>? About = null);

sealed record ProposeGroupingPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload
{
    /// <summary>Null when there are errors.</summary>
    public Seated? Seated { get; init; }
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
        RuleFor(i => i.Situation).OneLine();
        RuleFor(i => i.Members).Must(m => m.Count <= MostMembers).WithMessage($"At most {MostMembers} members.");
    }
}
