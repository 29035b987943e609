using System.Text.Json;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>Who sees which part of the member's entry.</summary>
sealed class MyVisibilityPage : MyEntryPage
{
    public const string Place = $"{SignInDesk.Home}/visibility";

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyVisibility { viewer { person { version visibility { field openTo } } } }
        """u8.ToArray();

    static readonly (string Field, string Label)[] s_fields =
    [
        .. EntryFields.Parts.Select(p => (JsonNamingPolicy.SnakeCaseUpper.ConvertName(p.Part.ToString()), p.Label)),
    ];

    static readonly (string, string)[] s_rings =
    [
        ("OFFICE", "the Chair's office"), ("PARTICIPANTS", "participants too"), ("SIGNED_IN", "whoever signs in"),
    ];

    static readonly MyEntryAction s_save = new("visibility", """
        mutation MyVisibilityChanged($input: SetVisibilityInput!) {
          setVisibility(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["fields"] = s_fields.Select(f => new { field = f.Field, openTo = fields[f.Field] }),
    }, "Thank you: that is changed, and holds from now on.");

    public override string Path => Place;
    public override string Title => "Who sees what";
    public override IReadOnlyList<MyEntryAction> Actions => [s_save];

    public override async Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http)
    {
        if (await EntryAsync<Entry>(api, s_question, http) is not { } entry)
            return NoEntry;
        var open = entry.Visibility.ToDictionary(v => v.Field, v => v.OpenTo);
        return Markup.From($"""
        <p>The office of the Chair, with the ARF Unit, sees all of this; the focal point who nominated you sees all but
        when you are free. You say who else does. Whoever has not signed in sees nothing of you.</p>
        <form method="post" action="{To(s_save)}">
        {FormMarkup.Hidden("version", entry.Version)}
        {Markup.From(s_fields.Select(f => FormMarkup.Choice(
            f.Field, f.Label, sent[f.Field] ?? open.GetValueOrDefault(f.Field), s_rings)))}
        <button class="first">Save</button>
        </form>
        """);
    }

    sealed record Entry(int Version, IReadOnlyList<Ring> Visibility);

    sealed record Ring(string Field, string OpenTo);
}
