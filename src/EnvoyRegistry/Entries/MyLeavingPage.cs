using EnvoyRegistry.Pages;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>A copy of everything, and the way out.</summary>
sealed class MyLeavingPage : MyEntryPage
{
    public const string Place = $"{SignInDesk.Home}/leaving";

    /// <summary>Where the copy is.</summary>
    public const string Copy = $"{SignInDesk.Home}/copy";

    public static ReadOnlyMemory<byte> CopyDocument { get; } = """
        query MyCopy { exportMyData { fileName mediaType content } }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyLeaving { viewer { person { version } } }
        """u8.ToArray();

    static readonly MyEntryAction s_leave = new("leave", """
        mutation MyLeave($input: LeaveRegisterInput!) { leaveRegister(input: $input) { errors { code message } } }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["confirm"] = fields.Has("confirm"),
    }, "You have left the register")
    {
        EndsSession = true,
    };

    public override string Path => Place;
    public override string Title => "Your data, and leaving";
    public override IReadOnlyList<MyEntryAction> Actions => [s_leave];

    public override async Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http) =>
        await EntryAsync<Entry>(api, s_question, http) is not { } entry ? NoEntry : Markup.From($"""
    <p><a href="{Copy}">Take a copy of everything the register holds about you</a>, as a file for programs (JSON).</p>
    <h2>Leave the register</h2>
    <p>At once and for good: how to reach you, your curriculum vitae, papers, ties and what you said of your days are
    destroyed. Your name, past registrations and official engagements stay, as the text you agreed to says. You need
    give no reason.</p>
    <form method="post" action="{To(s_leave)}">
    {FormMarkup.Hidden("version", entry.Version)}
    {FormMarkup.Check("confirm", "I want to leave the register.", isChecked: false)}
    <button>Leave</button>
    </form>
    """);

    /// <summary>The answer to <see cref="CopyDocument"/>.</summary>
    public sealed record Copied(File ExportMyData);

    public sealed record File(string FileName, string MediaType, string Content);

    sealed record Entry(int Version);
}
