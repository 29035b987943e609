using EnvoyRegistry.Pages;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>Who the member is and how to reach her or him.</summary>
sealed class MyProfilePage : MyEntryPage
{
    public const string Place = $"{SignInDesk.Home}/profile";

    // Empty rows at the end, to be filled in.
    const int MoreOffices = 2;

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyProfile {
          viewer {
            person {
              version title fullName nativeName gender yearsOfExperience biography countriesKnown timeZone
              formerOffices { kind title } longestEngagementDays willingToServe
              contact { email phones postalAddress assistant { name email phone } }
            }
          }
        }
        """u8.ToArray();

    static readonly MyEntryAction s_save = new("profile", """
        mutation MyProfileChanged($input: UpdateProfileInput!) {
          updateProfile(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["title"] = fields["title"],
        ["fullName"] = fields["fullName"],
        ["nativeName"] = fields["nativeName"],
        ["gender"] = fields["gender"],
        ["yearsOfExperience"] = fields.Number("years"),
        ["biography"] = fields["biography"],
        ["countriesKnown"] = (fields["countries"] ?? "").ToUpperInvariant()
            .Split([' ', ',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ["timeZone"] = fields["timeZone"],
        ["formerOffices"] = fields.Rows("office")
            .Select(row => new { kind = fields[$"officeKind{row}"], title = fields[$"office{row}"] }),
        ["longestEngagementDays"] = fields.Number("longest"),
        ["willingToServe"] = fields.Has("willing"),
        ["contact"] = new
        {
            email = fields["email"],
            phones = fields.Lines("phones"),
            postalAddress = fields["address"],
            assistant = fields["assistant"] is { } name
                ? new { name, email = fields["assistantEmail"], phone = fields["assistantPhone"] } : null,
        },
    }, "Thank you: that is changed.");

    static readonly (string, string)[] s_genders =
        [("", "not stated"), ("WOMAN", "woman"), ("MAN", "man"), ("NON_BINARY", "non-binary")];

    static readonly (string, string)[] s_offices =
    [
        ("", "please choose"), ("HEAD_OF_STATE", "head of state"), ("HEAD_OF_GOVERNMENT", "head of government"),
        ("FOREIGN_MINISTER", "foreign minister"), ("MINISTER", "another minister"), ("AMBASSADOR", "ambassador"),
        ("ENVOY", "envoy"), ("SENIOR_OFFICIAL", "senior official"), ("LEGISLATOR", "legislator"), ("JUDGE", "judge"),
        ("MILITARY_OFFICER", "military officer"), ("INTERNATIONAL_OFFICIAL", "international official"),
        ("ACADEMIC", "academic"), ("CIVIL_SOCIETY", "in civil society"), ("OTHER", "something else"),
    ];

    public override string Path => Place;
    public override string Title => "Who you are and how to reach you";
    public override IReadOnlyList<MyEntryAction> Actions => [s_save];

    public override async Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http)
    {
        if (await EntryAsync<Profile>(api, s_question, http) is not { } profile)
            return NoEntry;
        // What was filled in and not taken stands there again.
        string? Value(string name, string? stored) => sent.AreThere ? sent[name] : stored;
        var offices = sent.AreThere
            ? [.. sent.Rows("office").Select(row => new Office(sent[$"officeKind{row}"] ?? "", sent[$"office{row}"]!))]
            : profile.FormerOffices;
        var contact = profile.Contact ?? new Contact(null, [], null, null);
        return Markup.From($"""
        <form method="post" action="{To(s_save)}">
        {FormMarkup.Hidden("version", profile.Version)}
        {FormMarkup.Input("title", "Form of address", Value("title", profile.Title))}
        {FormMarkup.Input(
            "fullName", "Your whole name, in Latin letters", Value("fullName", profile.FullName), required: true)}
        {FormMarkup.Input("nativeName", "Your name in your own script", Value("nativeName", profile.NativeName))}
        {FormMarkup.Choice("gender", "Gender", Value("gender", profile.Gender), s_genders)}
        <h2>Reaching you</h2>
        {FormMarkup.Input("email", "E-mail, by which you sign in", Value("email", contact.Email), "email")}
        {FormMarkup.Area("phones", "Telephones, one a line", Value("phones", string.Join('\n', contact.Phones)), 3)}
        {FormMarkup.Area("address", "Postal address", Value("address", contact.PostalAddress))}
        {FormMarkup.Input(
            "assistant", "Assistant who answers for you", Value("assistant", contact.Assistant?.Name))}
        {FormMarkup.Input(
            "assistantEmail", "E-mail of the assistant", Value("assistantEmail", contact.Assistant?.Email), "email")}
        {FormMarkup.Input(
            "assistantPhone", "Telephone of the assistant", Value("assistantPhone", contact.Assistant?.Phone), "tel")}
        {FormMarkup.Input("timeZone", "Time zone, such as Asia/Yangon", Value("timeZone", profile.TimeZone))}
        <h2>Serving</h2>
        {FormMarkup.Check(
            "willing", "I would serve as an envoy, if I am asked.",
            sent.AreThere ? sent.Has("willing") : profile.WillingToServe)}
        {FormMarkup.Input(
            "longest", "For how many days at most", Value("longest", Digits(profile.LongestEngagementDays)), "number")}
        <h2>Your curriculum vitae</h2>
        {FormMarkup.Area("biography", "In a paragraph or two", Value("biography", profile.Biography), 10)}
        {FormMarkup.Input(
            "years", "Years of experience", Value("years", Digits(profile.YearsOfExperience)), "number")}
        {FormMarkup.Input(
            "countries", "Countries you know from working there, by code, such as KH, TH",
            Value("countries", string.Join(", ", profile.CountriesKnown)))}
        <h3>Offices you held, the latest first</h3>
        {Markup.From(offices.Concat(Enumerable.Repeat(new Office("", ""), MoreOffices)).Select(OfficeRow))}
        <button class="first">Save all of this</button>
        </form>
        """);
    }

    static Markup OfficeRow(Office office, int row) => Markup.From($"""
        {FormMarkup.Input($"office{row}", $"Office {Digits(row + 1)}, with the years; empty for none", office.Title)}
        {FormMarkup.Choice($"officeKind{row}", "As", office.Kind, s_offices)}
        """);

    sealed record Profile(
        int Version,
        string? Title,
        string FullName,
        string? NativeName,
        string? Gender,
        int? YearsOfExperience,
        string? Biography,
        IReadOnlyList<string> CountriesKnown,
        string? TimeZone,
        IReadOnlyList<Office> FormerOffices,
        int? LongestEngagementDays,
        bool WillingToServe,
        Contact? Contact);

    sealed record Office(string Kind, string Title);

    sealed record Contact(string? Email, IReadOnlyList<string> Phones, string? PostalAddress, Assistant? Assistant);

    sealed record Assistant(string Name, string? Email, string? Phone);
}
