using System.Globalization;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>Terms of an appointment, as whoever is asked about them reads them.</summary>
static class TermsMarkup
{
    /// <param name="terms">With the text that they rest on.</param>
    public static Markup Table(TermsOfReference terms) => Markup.From($"""
        <table>
        {Row("aim", terms.Aim)}
        {Row("area", terms.Area)}
        {Row("parties", terms.Parties)}
        {Row("limits", terms.Limits)}
        {Row("from", Day(terms.From))}
        {Row("until", Day(terms.Until))}
        {Row("reportEveryDays", $"To the Chair, every {terms.ReportEveryDays} days")}
        {Row("payer", terms.Payer)}
        {Row("basis", terms.Basis.Citation)}
        </table>
        """);

    public static Markup Changes(IReadOnlyList<TermsChange> changes) => Markup.From($"""
        <table>
        <tr><th scope="col">Of</th><th scope="col">Before</th><th scope="col">Now</th></tr>
        {Markup.From(changes.Select(change => Markup.From($"""
            <tr><th scope="row">{Label(change.Field)}</th><td>{change.Before}</td><td>{change.After}</td></tr>

            """)))}
        </table>
        """);

    public static string Mission(MissionType mission) => mission switch
    {
        MissionType.Envoy => "its envoy",
        MissionType.Mediator => "a mediator",
        MissionType.FactFinding => "a fact-finder",
        MissionType.GoodWill => "a good-will envoy",
        MissionType.Adviser => "an adviser",
        MissionType.Observer => "an observer",
        MissionType.Trainer => "a trainer",
        _ => throw new ArgumentOutOfRangeException(nameof(mission), mission, "There is no such mission."),
    };

    static Markup Row(string field, string value) =>
        Markup.From($"<tr><th scope=\"row\">{Label(field)}</th><td>{value}</td></tr>\n");

    static string Label(string field) => field switch
    {
        "aim" => "Aim",
        "area" => "Where",
        "parties" => "Parties",
        "limits" => "What is not to be done",
        "from" => "First day",
        "until" => "Last day",
        "reportEveryDays" => "Reports",
        "payer" => "Who pays",
        "basis" => "Rests on",
        "mandate" => "Goes with",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Terms have no such field."),
    };

    static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
