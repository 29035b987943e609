using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Entries;

/// <summary>A copy of everything, and the way out.</summary>
static class MyLeaving
{
    public const string Place = $"{MemberPages.Home}/leaving";

    /// <summary>Where the copy is.</summary>
    public const string Copy = $"{MemberPages.Home}/copy";

    public const string WhatEnds = "At once and for good: how to reach you, your curriculum vitae, papers, ties and "
        + "what you said of your days are destroyed. Your name, past registrations and official engagements stay, as "
        + "the text you agreed to says.";

    static readonly ReadOnlyMemory<byte> s_copy = """
        query MyCopy { exportMyData { fileName mediaType content } }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_question = "query MyLeaving { viewer { person { version } } }"u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_leave = Form.Mutation("leaveRegister");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(Place, async visit => await visit.EntryAsync<Entry>(s_question) is null ? visit.NotThere()
            : visit.Show<MyLeavingPage, Visit>("Your data, and leaving", visit, MemberPages.BelowTopics));
        app.MapEntryForm<Entry>($"{Place}/leave", "You have left the register. Nobody is signed in any more.",
            s_question, (_, entry, _) => Leave(entry));
        app.MapPage(Copy, CopyAsync);
    }

    static Form Leave(Entry entry) => new("Leave the register", s_leave, [])
    {
        Lead = WhatEnds,
        Given = [("confirm", true)],
        Version = entry.Version,
        Button = "Leave the register",
        Warning = "There is no way back.",
        Back = Place,
        Trail = [.. MemberPages.BelowTopics, new("Your data, and leaving", Place)],
        // Whose entry it was nobody knows any more.
        Onward = _ => "/",
    };

    /// <summary>Everything that the register holds about the member, as a file.</summary>
    static async Task<IResult> CopyAsync(Visit visit)
    {
        if (!visit.Is(CallerRole.Member) || await visit.ReadAsync<Copied>(s_copy) is not { ExportMyData: { } copy })
            return visit.NotThere();
        visit.Http.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(copy.Content), copy.MediaType, copy.FileName);
    }

    sealed record Copied(File ExportMyData);

    sealed record File(string FileName, string MediaType, string Content);

    sealed record Entry(int Version);
}
