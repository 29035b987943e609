namespace EnvoyRegistry.Consultations;

/// <summary>
/// R15: what the register knows goes to an outside body after all participants were consulted, and with their consent.
/// </summary>
static class SharingAgreed
{
    public const string Rule = "R15";

    public const string Missing =
        "A program reads people by name only once all participants were consulted on sharing with the body that " +
        "uses it, and none objects; name that consultation.";

    /// <returns>Why sharing cannot rest on a consultation, in a sentence; null where it can.</returns>
    public static string? Fault(Consultation consultation, DateTime now) => consultation switch
    {
        { OutsideBody: null } or { IsExercise: true } =>
            "This consultation is not on sharing something with an outside body.",
        _ when !consultation.IsClosed(now) =>
            $"This consultation is open until {consultation.ClosesAt:yyyy-MM-dd'T'HH:mm:ss'Z'}.",
        { WithdrawnAt: not null } => "This consultation was taken back, and came to nothing.",
        { ObjectionStands: true } => "An objection stands in this consultation.",
        _ => null,
    };
}
