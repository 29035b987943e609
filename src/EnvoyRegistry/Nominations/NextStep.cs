using System.Linq.Expressions;

namespace EnvoyRegistry.Nominations;

/// <summary>What happens next with a nomination, and whose turn it is.</summary>
sealed record NextStep(NextStepCode Code, NominationParty? Turn, string Sentence)
{
    const int MissingBits = 32;
    const int Consented = MissingBits;
    const int States = Consented * 2;

    /// <summary>All that it depends on, in one cell: the state, whether consent holds, and what is missing.</summary>
    public static Expression<Func<Nomination, int>> Cell { get; } = Combined(
        Nomination.StateNow, Nomination.ConsentHolds, Completeness.Missing);

    public static NextStep Of(int cell) => Of(
        (NominationState)(cell / States), (cell & Consented) != 0, Completeness.Fields(cell % MissingBits));

    public static NextStep Of(NominationState state, bool hasConsent, IReadOnlyList<EntryField> missing) => state switch
    {
        NominationState.Draft or NominationState.Returned or NominationState.Consented when missing.Count > 0 => new(
            NextStepCode.CompleteEntry, NominationParty.Nominator,
            $"The focal point completes the entry (R6): {string.Join(", ", missing.Select(Words))}."),
        NominationState.Consented when hasConsent => new(
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
        Expression<Func<Nomination, bool>> consent,
        Expression<Func<Nomination, int>> missing)
    {
        var nomination = state.Parameters[0];
        return Expression.Lambda<Func<Nomination, int>>(
            Expression.Add(
                Expression.Add(
                    Expression.Multiply(
                        Expression.Convert(state.Body, typeof(int)), Expression.Constant(States)),
                    Expression.Condition(
                        Over(consent), Expression.Constant(Consented), Expression.Constant(0))),
                Over(missing)),
            nomination);

        Expression Over(LambdaExpression other) =>
            new Renamed(other.Parameters[0], nomination).Visit(other.Body);
    }

    sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

enum NextStepCode
{
    CompleteEntry = 1,
    AskConsent = 2,
    AnswerConsent = 3,
    Submit = 4,
    ConfirmEntry = 5,
    Nothing = 6,
}
