using System.Globalization;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>Terms of an appointment, as whoever is asked about them reads them.</summary>
static class TermsMarkup
{
    /// <param name="terms">With the text that they rest on.</param>
    public static Markup Table(TermsOfReference terms) => Markup.From($"""
        <table>
        {Row("Aim", terms.Aim)}
        {Row("Where", terms.Area)}
        {Row("Parties", terms.Parties)}
        {Row("What is not to be done", terms.Limits)}
        {Row("First day", Day(terms.From))}
        {Row("Last day", Day(terms.Until))}
        {Row("Reports", $"To the Chair, every {terms.ReportEveryDays} days")}
        {Row("Who pays", terms.Payer)}
        {Row("Rests on", terms.Basis.Citation)}
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

    static Markup Row(string name, string value) =>
        Markup.From($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>\n");

    static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
