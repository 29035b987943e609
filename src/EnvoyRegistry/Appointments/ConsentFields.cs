using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>What a form asks for where the Chair's office records the answer of a party.</summary>
static class ConsentFields
{
    static readonly Option[] s_answers =
    [
        new("GRANTED", "It agrees"), new("WITHHELD", "It does not agree"),
        new("WITHDRAWN", "It agreed, and does so no more"),
    ];

    /// <param name="rule">By which the party is asked, such as <c>R16</c>.</param>
    public static IEnumerable<FormField> Of(string rule) =>
    [
        new("answer", "The answer", InputKind.Radios) { Options = s_answers, Rule = rule, Hint = "As you were told." },
        new("condition", "Under which condition", InputKind.Text)
        {
            IsOptional = true,
            Hint = "With a condition it is no consent, whatever the answer says.",
        },
        new("evidence", "How your office was told", InputKind.Text) { Hint = "By whom, when and in which way." },
    ];
}
