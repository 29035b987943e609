using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>What the member agreed to, agreeing to the text in force, and taking it back (R3).</summary>
sealed class MyConsentPage(SecretariatClock clock) : MyEntryPage
{
    public const string Place = $"{SignInDesk.Home}/consents";

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyConsents {
          consentText { edition text }
          viewer {
            person {
              version kind timeZone consent { state answeredAt text { edition } }
              registrations { id version until participant { name } }
            }
          }
          nominations(where: { state: [DRAFT, CONSENTED, RETURNED] }) { nodes { id version participant { name } } }
        }
        """u8.ToArray();

    static readonly MyEntryAction s_renew = new("consent-renewed", """
        mutation MyConsentRenewed($input: RenewConsentInput!) {
          renewConsent(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["textEdition"] = fields.Number("edition"),
    }, "Thank you: that you agree is on record.");

    static readonly MyEntryAction s_withdraw = new("consent-withdrawn", """
        mutation MyConsentWithdrawn($input: WithdrawNominationInput!) {
          withdrawNomination(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        // One of the two is in the form.
        ["what"] = fields["nomination"] is { } nomination
            ? new Dictionary<string, object?> { ["nomination"] = nomination }
            : new Dictionary<string, object?> { ["registration"] = fields["registration"] },
    }, "It has ended, as of today.")
    {
        IsAboutPerson = false,
    };

    public override string Path => Place;
    public override string Title => "What you agreed to";
    public override IReadOnlyList<MyEntryAction> Actions => [s_renew, s_withdraw];

    public override async Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http)
    {
        var read = await api.AskAsync<Read>(s_question, new { }, http);
        if (read.Viewer.Person is not { } entry)
            return NoEntry;
        return Markup.From($"""
            {(entry.Kind is PersonKind.Eep or PersonKind.Candidate
                ? OnRegister(entry, read.ConsentText)
                : Markup.From($"<p>You are neither an Expert or Eminent Person nor a candidate now.</p>\n"))}
            {Markup.From(read.Nominations.Nodes.Select(UnderWay))}
            """);
    }

    Markup OnRegister(Entry entry, ConsentText inForce)
    {
        var isRenewed =
            entry.Consent is { State: ConsentState.Granted, Text: { } text } && text.Edition == inForce.Edition;
        var renewing = isRenewed ? Markup.None : Markup.From($"""
            <form method="post" action="{To(s_renew)}">
            {FormMarkup.Hidden("version", entry.Version)}
            {FormMarkup.Hidden("edition", inForce.Edition)}
            <button class="first">I agree to this</button>
            </form>

            """);
        return Markup.From($"""
    <h2>{Registered(entry)}</h2>
    <p>{Agreed(entry)} {WhichText(isRenewed)}, edition {inForce.Edition}:</p>
    {ConsentMarkup.Write(inForce.Text!)}
    {renewing}{TakingBack(entry)}
    """);
    }

    static string WhichText(bool isRenewed) => isRenewed ? "This is that text" : "This is the text in force";

    static string Registered(Entry entry) => entry.InForce is { } registration
        ? $"{registration.Participant.Name} has you registered"
        : "You are a candidate for envoy";

    static Markup TakingBack(Entry entry) => entry.InForce is { } registration
        ? Markup.From($"""
    <h3>Take your consent back</h3>
    <p>You owe no reason, and are an Expert or Eminent Person no longer from today on. What your entry says stays; to
    have it erased, <a href="{MyLeavingPage.Place}">leave the register</a>.</p>
    {Withdrawing("registration", registration.Id, registration.Version)}
    """)
        : Markup.From($"""
    <h3>Take your consent back</h3>
    <p>You owe no reason: <a href="{MyLeavingPage.Place}">leave the register</a>.</p>
    """);

    Markup Agreed(Entry entry)
    {
        if (entry.Consent is not { State: ConsentState.Granted, AnsweredAt: { } at, Text: { } text })
        {
            return Markup.From(
                $"You have not agreed yet. Until you do, your entry is not shown to others, and nobody proposes you.");
        }
        var day = clock.Moment.DayIn(entry.TimeZone, at);
        return Markup.From($"You agreed to edition {text.Edition} of the text on {day:d MMMM yyyy}.");
    }

    static Markup UnderWay(Nomination nomination) => Markup.From($"""
        <h2>{nomination.Participant.Name} is about to nominate you</h2>
        <p>You can end that now, whatever you have agreed to so far.</p>
        {Withdrawing("nomination", nomination.Id, nomination.Version)}
        """);

    /// <param name="what">Which field of the input the id is for.</param>
    static Markup Withdrawing(string what, string id, int version) => Markup.From($"""
        <form method="post" action="{To(s_withdraw)}">
        {FormMarkup.Hidden("version", version)}
        <input type="hidden" name="{what}" value="{id}">
        <button>I do not agree any more</button>
        </form>

        """);

    sealed record Read(ConsentText ConsentText, Member<Entry> Viewer, Waiting Nominations);

    sealed record Entry(
        int Version, PersonKind Kind, string? TimeZone, Consent? Consent, IReadOnlyList<Registration> Registrations)
    {
        public Registration? InForce => Registrations.FirstOrDefault(r => r.Until is null);
    }

    sealed record Consent(ConsentState State, DateTime? AnsweredAt, ConsentText? Text);

    sealed record Registration(string Id, int Version, DateOnly? Until, Named Participant);

    sealed record Named(string Name);

    sealed record ConsentText(int Edition, string? Text);

    sealed record Waiting(IReadOnlyList<Nomination> Nodes);

    sealed record Nomination(string Id, int Version, Named Participant);
}
