namespace EnvoyRegistry.Pages;

/// <summary><c>CaseStep</c> of the API, and the form by which it is done.</summary>
public sealed record NextStep(
    string Actor, string What, string? Field, DateTime? By, NextStep.Rested? Rule, NextStep.Asked? Party)
{
    /// <summary>Of the query that reads it.</summary>
    public const string Selection = "actor what field by rule { code } party { id name }";

    /// <summary>The form, where whoever shows the step knows it.</summary>
    public string? Form { get; init; }

    /// <summary>The appointment it is a step of.</summary>
    public string? Appointment { get; init; }

    /// <summary>The case it belongs to, where the page shows several.</summary>
    public Crumb? Case { get; init; }

    public bool IsExercise { get; init; }

    /// <summary>Where the office does it; null where it is somebody else's to do.</summary>
    public string? Link => Form is not null ? Form : Actor is not "CHAIR" || Appointment is null ? null : Field switch
    {
        "attachSituation" => $"/appointments/{Appointment}/attach",
        "setTermsOfReference" => $"/appointments/{Appointment}/terms",
        "openConsultation" => $"/appointments/{Appointment}/consult",
        "recordConsent" => $"/appointments/{Appointment}/consent?party={Party?.Id}",
        "offerAppointment" => $"/appointments/{Appointment}/offer",
        "appointEnvoy" => $"/appointments/{Appointment}/appoint",
        "resumeAppointment" => $"/appointments/{Appointment}/resume",
        "terminateAppointment" => $"/appointments/{Appointment}/terminate",
        "concludeAppointment" => $"/appointments/{Appointment}/conclude",
        "acknowledgeReport" => $"/appointments/{Appointment}#reports",
        "answerObjection" => $"/appointments/{Appointment}#consultation",
        _ => null,
    };

    public sealed record Rested(string Code);

    public sealed record Asked(string Id, string Name);
}
