namespace EnvoyRegistry.Pages;

/// <summary><c>CaseStep</c> of the API, and the form by which it is done.</summary>
public sealed record NextStep(
    string Actor, string What, string? Field, DateTime? By, NextStep.Rested? Rule, NextStep.Asked? Party)
{
    /// <summary>Of the query that reads it.</summary>
    public const string Selection = "actor what field by rule { code } party { id name }";

    /// <summary>The form, where whoever shows the step knows it.</summary>
    public string? Form { get; init; }

    /// <summary>The page of what it is a step of, such as <c>/appointments/apt_…</c>.</summary>
    public string? At { get; init; }

    /// <summary>The case it belongs to, where the page shows several.</summary>
    public Crumb? Case { get; init; }

    public bool IsExercise { get; init; }

    /// <summary>Where the office does it; null where it is somebody else's to do.</summary>
    public string? Link => Form is not null ? Form : Actor is not "CHAIR" || At is null ? null : Field switch
    {
        "attachSituation" => $"{At}/attach",
        "setTermsOfReference" => $"{At}/terms",
        "openConsultation" => $"{At}/consult",
        "recordConsent" => $"{At}/consent?party={Party?.Id}",
        "offerAppointment" => $"{At}/offer",
        "appointEnvoy" => $"{At}/appoint",
        "resumeAppointment" => $"{At}/resume",
        "terminateAppointment" => $"{At}/terminate",
        "concludeAppointment" => $"{At}/conclude",
        "acknowledgeReport" => $"{At}#reports",
        "answerObjection" => $"{At}#consultation",
        "addGroupingMember" => $"{At}/seat",
        "vacateSeat" => $"{At}#members",
        "constituteGrouping" => $"{At}/constitute",
        "dissolveGrouping" => $"{At}/dissolve",
        "decideHandOver" => $"{At}/hand-over",
        _ => null,
    };

    public sealed record Rested(string Code);

    public sealed record Asked(string Id, string Name);
}
