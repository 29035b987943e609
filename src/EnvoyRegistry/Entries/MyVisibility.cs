using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Entries;

/// <summary>Who sees which part of the member's entry, said and shown.</summary>
static class MyVisibility
{
    public const string Place = $"{MemberPages.Home}/visibility";
    public const string Seen = $"{MemberPages.Home}/seen";

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyVisibility { viewer { person { version visibility { field openTo } } } }
        """u8.ToArray();

    // Only what the person sees of herself or himself: a preview tells nobody more of anybody.
    static readonly ReadOnlyMemory<byte> s_seen = """
        query SeenByOthers($id: ID!) {
          person(id: $id) {
            id fullName title nativeName kind category status willingToServe nationalities gender yearsOfExperience
            biography countriesKnown timeZone participant { name }
            formerOffices { title }
            languages { name level }
            expertise { tag { name } level }
            engagements(first: 20) { nodes { title } }
            availability { from until status }
            contact { email phones postalAddress assistant { name } }
            attachments { title }
          }
        }
        """u8.ToArray();

    static readonly (string Field, string Label)[] s_fields =
    [
        .. EntryFields.Parts.Select(p => (JsonNamingPolicy.SnakeCaseUpper.ConvertName(p.Part.ToString()), p.Label)),
    ];

    static readonly Option[] s_rings =
    [
        new("OFFICE", "The Chair's office only"), new("PARTICIPANTS", "Participants too"),
        new("SIGNED_IN", "Whoever signs in"),
    ];

    /// <summary>As whom one can look, by the word in the address.</summary>
    public static IReadOnlyList<(string Word, string Who, string Note, Caller Caller)> Readers { get; } =
    [
        ("chair", "The Chair's office", "The ARF Unit sees the same, but not your ties.",
            new Caller(CallerRole.Chair, Preview)),
        ("participant", "A participant", "The focal point of a participant that did not nominate you.",
            new Caller(CallerRole.FocalPoint, Preview)),
        ("program", "A program", "One that may see people, by leave of all participants (R15). Others see nobody.",
            new Caller(CallerRole.Integrator, Preview, Scopes: TokenScope.People)),
        ("person", "Another person on the register", "Somebody who signed in as you did.",
            new Caller(CallerRole.Member, Preview)),
    ];

    const string Preview = "preview";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapEntryForm<Entry>(
            Place, "It is changed, and holds from now on.", s_question, (_, entry, _) => Rings(entry));
        app.MapPage(Seen, ShowAsync);
    }

    static Form Rings(Entry entry)
    {
        var open = entry.Visibility.ToDictionary(v => v.Field, v => v.OpenTo);
        return new Form("Who sees what", s_set,
        [
            .. s_fields.Select((field, place) => new FormField(
                $"fields.{place}.openTo", field.Label, InputKind.Choice)
            {
                Options = s_rings,
                Value = open.GetValueOrDefault(field.Field),
            }),
        ])
        {
            Lead = "The Chair's office, with the ARF Unit, sees all of this; the focal point who nominated you sees "
                + "all but when you are free. You say who else does. Whoever has not signed in sees nothing of you.",
            Given = [.. s_fields.Select((field, place) => ($"fields.{place}.field", (object)field.Field))],
            Version = entry.Version,
        };
    }

    static readonly ReadOnlyMemory<byte> s_set = Form.Mutation("setVisibility");

    static async Task<IResult> ShowAsync(Visit visit)
    {
        if (await visit.EntryAsync<Entry>(s_question) is null)
            return visit.NotThere();
        var reader = Readers.FirstOrDefault(r => r.Word == visit.Query("as"));
        if (reader.Caller is null)
            reader = Readers[0];
        var id = PersonId.Write(visit.Caller.PersonId!.Value);
        var seen = await visit.PreviewAsync<SeenPage.Answer>(reader.Caller, s_seen, new { id });
        return visit.Show<SeenPage, SeenPage.Shown>(
            "What others see of you",
            new SeenPage.Shown(reader.Word, reader.Note, seen?.Person, await visit.CountriesAsync()),
            MemberPages.BelowTopics);
    }

    sealed record Entry(int Version, IReadOnlyList<Ring> Visibility);

    sealed record Ring(string Field, string OpenTo);
}
