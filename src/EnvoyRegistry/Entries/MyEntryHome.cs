using EnvoyRegistry.Access;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>What waits for the member, whether the entry is still right, and the days that she or he is free.</summary>
sealed class MyEntryHome(SecretariatClock clock) : MyEntryPage
{
    static readonly MyEntryAction s_consent = new("consent", """
        mutation MyConsent($input: ConsentToNominationInput!) {
          consentToNomination(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new()
    {
        ["nomination"] = fields["nomination"],
        ["expectedVersion"] = fields.Number("version"),
        ["textEdition"] = fields.Number("edition"),
        ["consents"] = fields["answer"] is "yes",
        ["willingToServe"] = fields["answer"] is "yes" ? fields.Has("willing") : null,
    }, "Thank you for your answer.")
    {
        IsAboutPerson = false,
    };

    static readonly MyEntryAction s_confirm = new("confirm", """
        mutation MyConfirmation($input: ConfirmPersonInput!) {
          confirmPerson(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new() { ["expectedVersion"] = fields.Number("version") },
        "Thank you: your entry is confirmed as of today.");

    static readonly MyEntryAction s_days = new("days", """
        mutation MyDays($input: SetAvailabilityInput!) { setAvailability(input: $input) { errors { code message } } }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["periods"] = new[]
        {
            new Dictionary<string, object?>
            {
                ["from"] = fields["from"],
                ["until"] = fields["until"] ?? fields["from"],
                ["status"] = fields["status"],
                ["mode"] = fields["mode"],
                ["noticeHours"] = fields.Number("notice"),
            },
        },
    }, "Thank you: that is written down.");

    static readonly MyEntryAction s_daysConfirmed = new("days-confirmed", """
        mutation MyDaysConfirmed($input: ConfirmAvailabilityInput!) {
          confirmAvailability(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new() { ["expectedVersion"] = fields.Number("version") },
        "Thank you: your days are confirmed as of today.");

    static readonly (string Value, string Label)[] s_statuses =
    [
        ("AVAILABLE", "I am free"),
        ("LIMITED", "I am free in part: ask me"),
        ("UNAVAILABLE", "I am not free"),
        ("UNKNOWN", "I take back what I said"),
    ];

    static readonly (string Value, string Label)[] s_modes =
        [("BOTH", "in person or from afar"), ("IN_PERSON", "in person only"), ("REMOTE", "from afar only")];

    static readonly (string Value, string Label)[] s_notices =
        [("0", "none"), ("24", "a day"), ("72", "three days"), ("168", "a week"), ("336", "two weeks"),
            ("720", "a month")];

    public override string Path => SignInDesk.Home;
    public override string Title => "Your entry";
    public override IReadOnlyList<MyEntryAction> Actions => [s_consent, s_confirm, s_days, s_daysConfirmed];

    public override Markup Foot => Markup.From($"""
        <form method="post" action="/sign-out"><button>Sign out</button>
        <button name="everywhere" value="yes">Sign out everywhere</button></form>
        """);

    public override async Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http)
    {
        var read = await api.AskAsync<MyEntry>(MyEntry.Document, new { }, http);
        return Markup.From($"""
            {Markup.From(read.Nominations.Nodes.Select(Asked))}
            {(read.Viewer.Person is { } entry ? Body(entry, read.ConsentText.Edition, sent) : Markup.None)}
            {Markup.From(read.Viewer.Elsewhere.Select(Elsewhere))}
            """);
    }

    static Markup Elsewhere(MyEntry.SignedIn session) => Markup.From($"""
        <p class="quiet">You are signed in in another browser too, since
        {session.CreatedAt:HH:mm 'UTC on' d MMMM yyyy}.</p>

        """);

    Markup Body(MyEntry.Entry entry, int editionInForce, Fields sent) => Markup.From($"""
        {(entry.Kind is PersonKind.Eep or PersonKind.Candidate
            ? OnRegister(entry, editionInForce, sent)
            : Markup.From($"""
                <p>{entry.FullName}, you are on the register no longer. What it keeps of you is in {Papers(entry)}.</p>
                """))}
        <p class="quiet"><a href="{MyConsentPage.Place}">What you agreed to</a> ·
        <a href="{MyLeavingPage.Place}">Your data, and leaving the register</a></p>
        """);

    Markup OnRegister(MyEntry.Entry entry, int editionInForce, Fields sent) => Markup.From($"""
        <p>{entry.FullName}, {Standing(entry)}. What others see of you is in {Papers(entry)}.</p>
        {(entry.Consent?.Text?.Edition != editionInForce
            ? Markup.From($"<p>Please read <a href=\"{MyConsentPage.Place}\">what being on the register " +
                $"means</a>, and say that you agree.</p>")
            : Markup.None)}
        <h2>Is it still right?</h2>
        <p>{Confirmed(entry)}</p>
        <form method="post" action="{To(s_confirm)}">
        {FormMarkup.Hidden("version", entry.Version)}
        <button>Yes, my entry is right</button></form>
        <p>If not, change <a href="{MyProfilePage.Place}">who you are and how to reach you</a>,
        <a href="{MySkillsPage.Place}">what you can do</a>, <a href="{MyVisibilityPage.Place}">who sees what</a>, or
        <a href="{MyConflictsPage.Place}">ties that could stand in your way</a>.</p>
        <h2>When are you free?</h2>
        {Days(entry)}
        {DaysForm(entry, sent)}
        """);

    static Markup Papers(MyEntry.Entry entry) => Markup.From($"""
        your <a href="/people/{entry.Id}/cv">curriculum vitae</a> and your
        <a href="/people/{entry.Id}/attachments">papers</a>
        """);

    static string Standing(MyEntry.Entry entry) => entry switch
    {
        { Status: PersonStatus.ConsentPending } =>
            "there is an entry about you that waits for your consent; nobody is shown it or proposes you until then",
        { Participant: { } participant } =>
            $"you are an Expert or Eminent Person of the ASEAN Regional Forum, registered by {participant.Name}",
        _ => "you are on the register as a candidate for envoy",
    };

    static Markup Confirmed(MyEntry.Entry entry) => entry switch
    {
        { Status: PersonStatus.Stale } => Markup.From($"""
        Nobody has confirmed your entry for more than a year, so nobody counts on it. Please read it, and confirm it.
        """),
        { ConfirmedOn: { } on, ConfirmationDueOn: { } due } => Markup.From($"""
            You confirmed your entry on {on:d MMMM yyyy}; please confirm it again by {due:d MMMM yyyy}.
            """),
        _ => Markup.From($"Your entry was never confirmed. Please read it, and confirm it."),
    };

    static Markup Asked(MyEntry.Nomination nomination) => Markup.From($"""
    <h2>{nomination.Participant.Name} would like to nominate you</h2>
    <p>As an Expert and Eminent Person of the ASEAN Regional Forum. You decide, and nobody can for you. This is what you
    would agree to:</p>
    {ConsentMarkup.Write(nomination.Consent.Text.Text!)}
    <form method="post" action="{To(s_consent)}">
    <input type="hidden" name="nomination" value="{nomination.Id}">
    {FormMarkup.Hidden("version", nomination.Version)}
    {FormMarkup.Hidden("edition", nomination.Consent.Text.Edition)}
    {FormMarkup.Check("willing", "I would also serve as an envoy, if I am asked.", isChecked: false)}
    <button class="first" name="answer" value="yes">I agree</button>
    <button name="answer" value="no">I do not agree</button>
    </form>

    """);

    Markup Days(MyEntry.Entry entry)
    {
        var moment = clock.Moment;
        var today = moment.TodayIn(entry.TimeZone);
        var windows = entry.Availability.Where(w => w.Until >= today).ToList();
        return windows.Count == 0
            ? Markup.From($"<p>You have said nothing of the days to come. Unknown is never taken for free.</p>")
            : Markup.From($"""
                <ul>{Markup.From(windows.Select(w => Told(w, moment.DayIn(entry.TimeZone, w.ConfirmedAt))))}</ul>
                <form method="post" action="{To(s_daysConfirmed)}">
                {FormMarkup.Hidden("version", entry.Calendar.Version)}
                <button>Yes, these days are right</button></form>
                """);
    }

    static Markup Told(MyEntry.Window window, DateOnly confirmedOn)
    {
        var days = window.From == window.Until
            ? Markup.From($"{window.From:d MMMM yyyy}")
            : Markup.From($"{window.From:d MMMM yyyy} to {window.Until:d MMMM yyyy}");
        var status = window.Status switch { "AVAILABLE" => "free", "LIMITED" => "free in part", _ => "not free" };
        var how = window.Status is "UNAVAILABLE"
            ? ""
            : $", {s_modes.First(m => m.Value == window.Mode).Label}, {Notice(window.NoticeHours)}";
        return Markup.From($"""
            <li>{days}: <strong>{status}</strong>{how}. <span class="quiet">Your word of
            {confirmedOn:d MMMM yyyy}.</span></li>

            """);
    }

    static string Notice(int hours) => hours switch
    {
        0 => "without notice",
        1 => "an hour ahead",
        24 => "a day ahead",
        _ => hours % 24 == 0 ? $"{Digits(hours / 24)} days ahead" : $"{Digits(hours)} hours ahead",
    };

    static Markup DaysForm(MyEntry.Entry entry, Fields sent) => Markup.From($"""
            <h3>Say something else of some days</h3>
            <form method="post" action="{To(s_days)}">
            {FormMarkup.Hidden("version", entry.Calendar.Version)}
            {FormMarkup.Input("from", "From", sent["from"], "date", required: true)}
            {FormMarkup.Input("until", "Until, that day too", sent["until"], "date")}
            {FormMarkup.Choice("status", "On these days", sent["status"], s_statuses)}
            {FormMarkup.Choice("mode", "I can serve", sent["mode"], s_modes)}
            {FormMarkup.Choice("notice", "Notice I need", sent["notice"] ?? "72", s_notices)}
            <button class="first">Write it down</button>
            </form>
            """);
}
