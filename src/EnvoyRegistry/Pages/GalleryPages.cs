namespace EnvoyRegistry.Pages;

/// <summary>Every component on one page, for whoever builds with them or changes their look; in Development
/// alone.</summary>
static class GalleryPages
{
    public static readonly Option[] Few = [new("a", "The first"), new("b", "The second")];

    static readonly Form s_form = new("Gallery", ReadOnlyMemory<byte>.Empty,
    [
        new("line", "A line") { Hint = "How to write it", Rule = "R17" },
        new("text", "A text", InputKind.Text) { IsOptional = true },
        new("mail", "A mail address", InputKind.Email) { Autocomplete = "email" },
        new("number", "A number", InputKind.Number),
        new("day", "A day", InputKind.Day),
        new("instant", "A day and a time", InputKind.Instant),
        new("choice", "One of a list", InputKind.Choice) { Options = [.. Few, new("c", "The third", "In a group")] },
        new("radios", "One of a few", InputKind.Radios) { Options = Few },
        new("suggested", "One of many", InputKind.Suggested) { Options = Few },
        new("ticks", "Any of a few", InputKind.Ticks) { Options = Few },
        new("tick", "Yes or no", InputKind.Tick),
        new("lines", "Several, one a line", InputKind.Lines),
        new("telephone", "A telephone", InputKind.Telephone),
        new("picked", "A day of the browser's calendar", InputKind.PickedDay),
        new("file", "A file", InputKind.File),
    ]);

    public static void Map(WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;
        app.MapPage("/gallery", visit =>
        {
            var filled = new FilledForm(s_form, new FormCollection(new()
            {
                ["line"] = "As it was typed",
                ["day"] = "3/4/2027",
                ["number"] = "seven",
                ["suggested"] = "Neither",
            }), visit.Clock.Zone);
            return Task.FromResult(visit.Show<Gallery, FilledForm>(
                "Gallery", filled, [new Crumb("A page above", "/"), new Crumb("Another one", "/")]));
        });
    }
}
