using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>Who the member is and how to reach her or him.</summary>
sealed class MyProfilePage : MyEntryPage
{
    public const string Place = $"{SignInDesk.Home}/profile";

    // Empty rows at the end, to be filled in.
    const int MoreOffices = 2;

    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query MyProfile {
          viewer {
            person {
              version {{string.Join(' ', EntryFields.Stated.Select(field => field.Name))}} formerOffices { kind title }
              contact { email phones postalAddress assistant { name email phone } }
            }
          }
        }
        """);

    static readonly MyEntryAction s_save = new("profile", """
        mutation MyProfileChanged($input: UpdateProfileInput!) {
          updateProfile(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new(EntryControls.Input(fields))
    {
        ["expectedVersion"] = fields.Number("version"),
        ["formerOffices"] = fields.Rows("office")
            .Select(row => new { kind = fields[$"officeKind{row}"], title = fields[$"office{row}"] }),
        ["contact"] = new
        {
            email = fields["email"],
            phones = fields.Lines("phones"),
            postalAddress = fields["address"],
            assistant = fields["assistant"] is { } name
                ? new { name, email = fields["assistantEmail"], phone = fields["assistantPhone"] } : null,
        },
    }, "Thank you: that is changed.");

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
        Markup Controls(FormPart part) => EntryControls.Show(part, profile.Fields, sent);
        var offices = sent.AreThere
            ? [.. sent.Rows("office").Select(row => new Office(sent[$"officeKind{row}"] ?? "", sent[$"office{row}"]!))]
            : profile.FormerOffices;
        var contact = profile.Contact ?? new Contact(null, [], null, null);
        return Markup.From($"""
        <form method="post" action="{To(s_save)}">
        {FormMarkup.Hidden("version", profile.Version)}
        {Controls(FormPart.Naming)}
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
        {Controls(FormPart.Reaching)}
        <h2>Serving</h2>
        {Controls(FormPart.Serving)}
        <h2>Your curriculum vitae</h2>
        {Controls(FormPart.Vitae)}
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

    sealed record Profile(int Version, IReadOnlyList<Office> FormerOffices, Contact? Contact)
    {
        /// <summary>The others, by name.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Fields { get; init; } = [];
    }

    sealed record Office(string Kind, string Title);

    sealed record Contact(string? Email, IReadOnlyList<string> Phones, string? PostalAddress, Assistant? Assistant);

    sealed record Assistant(string Name, string? Email, string? Phone);
}
