using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>The form by which whoever has the link of a letter consents for a party, or does not.</summary>
static class ConsentMarkup
{
    /// <summary>What was pressed, null where nothing was, and the condition that was typed.</summary>
    public static (ConsentAnswer? Answer, string? Condition) Read(IFormCollection form) => (
        form["answer"].ToString() switch
        {
            "yes" => ConsentAnswer.Granted,
            "no" => ConsentAnswer.Withheld,
            "withdraw" => ConsentAnswer.Withdrawn,
            _ => null,
        }, Text.OrNull(form["condition"]));

    /// <summary>For a page that shows what does not stand any more.</summary>
    public static RecordConsentPayload AnsweredMeanwhile => new(null, null, null, [new Conflict(
        "It was answered meanwhile, by a colleague or by another letter. See what stands now.")]);

    public static Markup Answer(string party, ConsentState state, string? condition) => Markup.From($"""
        <h2>What {party} answered</h2>
        <p>{Words(state)}.</p>
        {(condition is null ? Markup.None : Markup.From($"""
            <p>On this condition, and a condition is no consent:</p>
            <blockquote>{condition}</blockquote>
            """))}
        """);

    /// <param name="ifWithdrawn">What follows then, without a full stop.</param>
    /// <param name="ifConditional">And what from a condition, as the end of a sentence.</param>
    public static Markup Form(
        string party, ConsentState state, string ifWithdrawn, string ifConditional, string? typed) =>
        state is ConsentState.Granted
            ? Markup.From($"""
                <form method="post">
                <input type="hidden" name="stands" value="{state.ToString()}">
                <p>{ifWithdrawn}.</p>
                <button name="answer" value="withdraw">Withdraw the consent</button>
                </form>
                """)
            : Markup.From($"""
                <form method="post">
                <input type="hidden" name="stands" value="{state.ToString()}">
                <button class="first" name="answer" value="yes">Yes, {party} consents</button>
                <button name="answer" value="no">No</button>
                {FormMarkup.Area("condition", "If it would consent on a condition: which one. It then counts as a " +
                    $"no, and {ifConditional}", typed)}
                </form>
                """);

    static string Words(ConsentState state) => state switch
    {
        ConsentState.Granted => "Yes, it consents",
        ConsentState.Withheld => "No, it does not consent",
        ConsentState.Withdrawn => "It has withdrawn its consent",
        _ => "Nothing yet. Silence is no consent",
    };
}
