namespace EnvoyRegistry.People;

/// <summary>How the standing of a person looks as a tag.</summary>
static class Standing
{
    public static string? Tone(string status) => status switch
    {
        "REGISTERED" or "LISTED" => "good",
        "STALE" or "CONSENT_PENDING" => "wait",
        _ => null,
    };
}
