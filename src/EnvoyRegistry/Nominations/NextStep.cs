using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Nominations;

/// <summary>What happens next with a nomination, and whose turn it is.</summary>
sealed record NextStep(NextStepCode Code, NominationParty? Turn, string Sentence)
{
    const int MissingBits = 32;
    const int States = 256;
    const StepFacts AllFacts =
        StepFacts.HasConsent | StepFacts.HasNoPlace | StepFacts.IsEepMeanwhile;

    /// <summary>All that it depends on, in one cell.</summary>
    public static Expression<Func<Nomination, int>> Cell { get; } = Combined(
        Nomination.StateNow,
        [
            (Nomination.ConsentHolds, StepFacts.HasConsent),
            (HasNoPlace, StepFacts.HasNoPlace),
            (IsEepMeanwhile, StepFacts.IsEepMeanwhile),
        ],
        Completeness.Missing);

    /// <summary>R2: all places are taken, and the nominee is to have nobody's.</summary>
    static Expression<Func<Nomination, bool>> HasNoPlace => n =>
        n.Places.Used >= n.Places.Most && (n.Replaces == null || n.Replaces.Until != null);

    static Expression<Func<Nomination, bool>> IsEepMeanwhile => n =>
        n.Registration == null && n.Person != null && n.Person.Kind == PersonKind.Eep;

    public static NextStep Decide(int cell) => Decide(
        (NominationState)(cell / States), (StepFacts)cell & AllFacts, Completeness.Fields(cell % MissingBits));

    public static NextStep Decide(NominationState state, StepFacts facts, IReadOnlyList<EntryField> missing) =>
        state switch
        {
            < NominationState.Submitted when facts.HasFlag(StepFacts.IsEepMeanwhile) => new(
                NextStepCode.Withdraw, NominationParty.Nominator,
                "The person has become an EEP meanwhile. The focal point withdraws the nomination, or waits for that " +
                "to end."),
            NominationState.Draft or NominationState.Returned or NominationState.Consented
                when missing.Count > 0 => new(
                NextStepCode.CompleteEntry, NominationParty.Nominator,
                $"The focal point completes the entry (R6): {string.Join(", ", missing.Select(Words))}."),
            NominationState.Consented
                when facts.HasFlag(StepFacts.HasConsent | StepFacts.HasNoPlace) => new(
                NextStepCode.FreePlace, NominationParty.Nominator,
                "All places are taken (R2). The focal point says with `replaces` whose place it is, or withdraws " +
                "another."),
            NominationState.Consented when facts.HasFlag(StepFacts.HasConsent) => new(
                NextStepCode.Submit, NominationParty.Nominator,
                "The focal point submits the nomination, and it is registered at once."),
            NominationState.Draft or NominationState.Returned or NominationState.Consented => new(
                NextStepCode.AskConsent, NominationParty.Nominator,
                "The focal point asks the person for consent to the entry as it stands and to the text in force (R3)."),
            NominationState.ConsentAsked => new(
                NextStepCode.AnswerConsent, NominationParty.Nominee,
                "The person agrees to be nominated, or does not. Nobody can answer for her or him (R3)."),
            NominationState.ConfirmDue => new(
                NextStepCode.ConfirmEntry, NominationParty.Nominee,
                "The person, or the focal point, confirms that the entry is right before the day it is due."),
            NominationState.Stale => new(
                NextStepCode.ConfirmEntry, NominationParty.Nominee,
                "The person, or the focal point, confirms that the entry is right, and it is in full standing again."),
            NominationState.Submitted or NominationState.Registered => new(
                NextStepCode.Nothing, null, "Nothing until the yearly confirmation is due."),
            _ => new(NextStepCode.Nothing, null, "Nothing: it has ended."),
        };

    public static string Words(EntryField field) => field switch
    {
        EntryField.Name => "the name",
        EntryField.Nationality => "a nationality",
        EntryField.Contact => "how to reach the person",
        EntryField.CurriculumVitae => "a curriculum vitae",
        _ => "a field of expertise",
    };

    static Expression<Func<Nomination, int>> Combined(
        Expression<Func<Nomination, NominationState>> state,
        IReadOnlyList<(Expression<Func<Nomination, bool>> Holds, StepFacts Fact)> facts,
        Expression<Func<Nomination, int>> missing)
    {
        var nomination = state.Parameters[0];
        Expression cell = Expression.Add(
            Expression.Multiply(Expression.Convert(state.Body, typeof(int)), Expression.Constant(States)),
            missing.BodyOn(nomination));
        foreach (var (holds, fact) in facts)
        {
            cell = Expression.Add(cell, Expression.Condition(
                holds.BodyOn(nomination), Expression.Constant((int)fact), Expression.Constant(0)));
        }
        return Expression.Lambda<Func<Nomination, int>>(cell, nomination);
    }
}

/// <summary>What the next step depends on besides the state: bits above those of <see cref="EntryField"/>.</summary>
[Flags]
enum StepFacts
{
    None = 0,
    HasConsent = 32,
    HasNoPlace = 64,
    IsEepMeanwhile = 128,
}

enum NextStepCode
{
    CompleteEntry = 1,
    AskConsent = 2,
    AnswerConsent = 3,
    Submit = 4,
    ConfirmEntry = 5,
    Nothing = 6,
    FreePlace = 7,
    Withdraw = 8,
}
