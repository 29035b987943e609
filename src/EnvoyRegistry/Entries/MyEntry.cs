using EnvoyRegistry.People;

namespace EnvoyRegistry.Entries;

/// <summary>What the first of <see cref="MyEntryPages"/> shows, as the API answers it.</summary>
/// <param name="ConsentText">The one in force.</param>
/// <param name="Nominations">Those that wait for the member's word.</param>
sealed record MyEntry(MyEntry.Wording ConsentText, MyEntry.Member Viewer, MyEntry.Waiting Nominations)
{
    public static ReadOnlyMemory<byte> Document { get; } = """
        query MyEntry {
          consentText { edition }
          viewer {
            accessToken { id }
            sessions { id createdAt }
            person {
              id version fullName kind status confirmedOn confirmationDueOn timeZone
              participant { name } consent { text { edition } } calendar { version }
              availability { from until status mode noticeHours confirmedAt }
            }
          }
          nominations(where: { state: [CONSENT_ASKED] }) {
            nodes { id version participant { name } consent { text { edition text } } }
          }
        }
        """u8.ToArray();

    /// <param name="Person">Null for somebody who was nominated and has no entry yet.</param>
    /// <param name="AccessToken">By which the member asks.</param>
    /// <param name="Sessions">Where the member is signed in.</param>
    public sealed record Member(Entry? Person, Known? AccessToken, IReadOnlyList<SignedIn> Sessions)
    {
        public IEnumerable<SignedIn> Elsewhere => Sessions.Where(session => session.Id != AccessToken?.Id);
    }

    public sealed record Known(string Id);

    public sealed record SignedIn(string Id, DateTime CreatedAt);

    public sealed record Entry(
        string Id,
        int Version,
        string FullName,
        PersonKind Kind,
        PersonStatus Status,
        DateOnly? ConfirmedOn,
        DateOnly? ConfirmationDueOn,
        string? TimeZone,
        Named? Participant,
        Agreed? Consent,
        Kept Calendar,
        IReadOnlyList<Window> Availability);

    public sealed record Named(string Name);

    /// <param name="Text">Null while the entry waits for consent.</param>
    public sealed record Agreed(Wording? Text);

    public sealed record Kept(int Version);

    public sealed record Window(
        DateOnly From, DateOnly Until, string Status, string Mode, int NoticeHours, DateTime ConfirmedAt);

    public sealed record Waiting(IReadOnlyList<Nomination> Nodes);

    public sealed record Nomination(string Id, int Version, Named Participant, Consent Consent);

    public sealed record Consent(Wording Text);

    /// <param name="Text">Null where the edition tells enough.</param>
    public sealed record Wording(int Edition, string? Text);
}
