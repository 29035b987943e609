using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Entries;

/// <summary>Where a member begins: what is asked of her or him, and then her or his days.</summary>
static class MyHome
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query MyHome($from: LocalDate) {
          consentText { edition }
          viewer {
            person {
              id version fullName kind status confirmedOn confirmationDueOn timeZone
              participant { name } consent { text { edition } }
              availability(from: $from) { from until status mode noticeHours confirmedAt }
              commitments { from until cause isExercise }
              availabilityQuestion { freeUntil answer }
              conflictDeclaration { none }
              groupings(first: 20) { nodes { id name isExercise members { person { id } answer end } } }
            }
          }
          nominations(where: { state: [CONSENT_ASKED] }) { nodes { id participant { name } } }
          appointments(first: 20) { nodes { ...Case } }
          exercises: appointments(where: { isExercise: true }, first: 20) { nodes { ...Case } }
        }
        fragment Case on Appointment {
          id mission status isExercise person { id } offers { id deadline saidYesAt release end termsVersion }
          reports(first: 1) { nodes { filedAt } }
          terms { version from until reportEveryDays }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_version =
        "query MyVersion { viewer { person { version } } }"u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_topics = """
        query MyTopics {
          viewer {
            person {
              id kind fullName title nativeName confirmedOn timeZone willingToServe longestEngagementDays
              yearsOfExperience biography countriesKnown formerOffices { title } expertise { tag { name } }
              languages { name level } contact { email phones postalAddress assistant { name email phone } }
              attachments { title } conflicts { id } conflictDeclaration { none }
            }
          }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_confirm = Form.Mutation("confirmPerson");

    // At work, or to report of it.
    static readonly string[] s_underWay = ["APPOINTED", "ACTIVE", "SUSPENDED", "REPORTING"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(MemberPages.Home, ShowAsync);
        app.MapPage(MemberPages.Topics, async visit =>
            await visit.EntryAsync<MyTopicsPage.Entry>(s_topics) is { } entry
                ? visit.Show<MyTopicsPage, MyTopicsPage.Shown>(
                    "My entry", new MyTopicsPage.Shown(entry, await visit.CountriesAsync()), MemberPages.BelowHome)
                : visit.NotThere());
        app.MapForm($"{MemberPages.Home}/confirm", "Thank you: your entry is confirmed as of today.", async visit =>
            await visit.EntryAsync<Kept>(s_version) is { } entry
                ? Confirm(entry.Version).OfEntry(visit) : null);
    }

    static async Task<IResult> ShowAsync(Visit visit)
    {
        if (!visit.Is(CallerRole.Member)
            || await visit.ReadAsync<Read>(s_question, new { from = visit.Today.AddDays(-1) }) is not { } read)
            return visit.NotThere();
        List<MyHomePage.Case> cases = [.. read.Appointments?.Nodes ?? [], .. read.Exercises?.Nodes ?? []];
        return visit.Show<MyHomePage, MyHomePage.Shown>("What is asked of you", new MyHomePage.Shown(
            [.. Steps(visit, read, cases)], read.Viewer.Person,
            [.. cases.Where(c => c.Person?.Id == read.Viewer.Person?.Id && s_underWay.Contains(c.Status))]));
    }

    static IEnumerable<MyHomePage.Step> Steps(Visit visit, Read read, List<MyHomePage.Case> cases)
    {
        foreach (var (one, offer) in cases.SelectMany(c => c.Offers.Select(offer => (c, offer))))
        {
            if (offer is { End: null, SaidYesAt: null })
                yield return new($"Answer an offer: {Said.WordWithin(one.Mission)}",
                    $"{MemberPages.Home}/offers/{offer.Id}",
                    $"By {visit.At(offer.Deadline)}, {visit.Away(offer.Deadline)}.", one.IsExercise);
            else if (offer is { End: null, Release: "AWAITED" })
                yield return new("Say when your employer has let you go", $"{MemberPages.Home}/offers/{offer.Id}",
                    null, one.IsExercise);
        }
        foreach (var (one, offer) in cases.SelectMany(c => c.Offers.Select(offer => (c, offer))))
        {
            if (offer.End is "ACCEPTED" && s_underWay.Contains(one.Status) && one.Terms?.Version != offer.TermsVersion)
                yield return new($"Say yes to new terms: {Said.WordWithin(one.Mission)}",
                    $"{MemberPages.Home}/offers/{offer.Id}", "Your appointment rests until you have.", one.IsExercise);
        }
        foreach (var nomination in read.Nominations?.Nodes ?? [])
            yield return new($"{nomination.Participant.Name} would like to nominate you: do you agree?",
                $"{MyConsents.Nominations}/{nomination.Id}");
        if (read.Viewer.Person is not { } entry)
            yield break;
        foreach (var group in entry.Groupings.Nodes)
        {
            if (group.Members.Any(m => m.Person?.Id == entry.Id && m is { Answer: null, End: null }))
                yield return new($"Say whether you join: {group.Name}", $"{MemberPages.Home}/seats/{group.Id}", null,
                    group.IsExercise);
        }
        foreach (var one in cases.Where(c => c.Person?.Id == entry.Id))
        {
            if (one.ReportDue(visit.Today) is { } due)
                yield return new($"Report to the Chair: {Said.WordWithin(one.Mission)}",
                    $"{MemberPages.Home}/appointments/{one.Id}/report", due, one.IsExercise);
        }
        if (entry.Kind is not ("EEP" or "CANDIDATE"))
            yield break;
        if (entry.Consent?.Text?.Edition != read.ConsentText.Edition)
            yield return new("Read what being on the register means, and say that you agree", MyConsents.Place);
        if (entry.AvailabilityQuestion is { Answer: null } asked)
            yield return new($"Say whether you are still free until {Said.Day(asked.FreeUntil)}", MyDays.Place);
        if (entry.ConflictDeclaration is null)
            yield return new("Say whether you have ties that could stand in your way", MyTies.Place);
    }

    /// <summary>That the whole entry is right.</summary>
    public static Form Confirm(MyHomePage.Entry entry) => Confirm(entry.Version);

    static Form Confirm(int version) => new("Is your entry right?", s_confirm, [])
    {
        Version = version,
        Button = "Yes, my entry is right",
        Back = MemberPages.Home,
        Trail = MemberPages.BelowHome,
    };

    sealed record Kept(int Version);

    sealed record Read(
        MyHomePage.Edited ConsentText, Reader Viewer, Many<Asked>? Nominations, Many<MyHomePage.Case>? Appointments,
        Many<MyHomePage.Case>? Exercises);

    sealed record Reader(MyHomePage.Entry? Person);

    sealed record Asked(string Id, Named Participant);
}
