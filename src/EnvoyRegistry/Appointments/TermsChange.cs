using System.Globalization;

namespace EnvoyRegistry.Appointments;

/// <summary>In what a version of terms differs from the one before it.</summary>
/// <param name="Field">As the API names it.</param>
sealed record TermsChange(string Field, string Before, string After)
{
    public static IReadOnlyList<TermsChange> Find(TermsOfReference before, TermsOfReference after) =>
        [.. Said(before).Zip(Said(after)).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => new TermsChange(pair.First.Field, pair.First.Text, pair.Second.Text))];

    static IEnumerable<(string Field, string Text)> Said(TermsOfReference terms) =>
    [
        ("aim", terms.Aim),
        ("area", terms.Area),
        ("parties", terms.Parties),
        ("limits", terms.Limits),
        ("from", terms.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("until", terms.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("reportEveryDays", terms.ReportEveryDays.ToString(CultureInfo.InvariantCulture)),
        ("payer", terms.Payer),
        ("basis", terms.Basis.Code),
        ("mandate", terms.Mandate is MandateBasis.ChairTerm ? "CHAIR_TERM" : "FIXED_TERM"),
    ];
}
