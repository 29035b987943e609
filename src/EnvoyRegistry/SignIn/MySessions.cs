using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.SignIn;

/// <summary>Where a member is signed in, and the tokens of her or his programs.</summary>
static class MySessions
{
    public const string Place = $"{MemberPages.Home}/sessions";

    static readonly ReadOnlyMemory<byte> s_question = """
        query MySessions {
          viewer { accessToken { id } sessions { id createdAt } }
          accessTokens(first: 50) { nodes { id label expiresAt lastUsedAt revokedAt isSession } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_make = Form.Mutation("createAccessToken", "secret");
    static readonly ReadOnlyMemory<byte> s_end = Form.Mutation("revokeAccessToken");

    static readonly Crumb[] s_trail = [.. MemberPages.BelowTopics, new("Where you are signed in", Place)];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(Place, async visit => await ReadAsync(visit) is { } read
            ? visit.Show<MySessionsPage, MySessionsPage.Read>(
                "Where you are signed in", read, MemberPages.BelowTopics)
            : visit.NotThere());
        app.MapForm($"{Place}/token", "The token is made.", visit => Task.FromResult(
            visit.Is(CallerRole.Member) ? Make().OfEntry(visit) : null));
        app.MapForm($"{Place}/end", "The token is good for nothing any more.", async visit =>
            (await ReadAsync(visit))?.AccessTokens.Nodes.FirstOrDefault(t => t.Id == visit.Query("token"))
                is { RevokedAt: null } token ? End(token) : null);
    }

    static async Task<MySessionsPage.Read?> ReadAsync(Visit visit) =>
        visit.Is(CallerRole.Member) ? await visit.ReadAsync<MySessionsPage.Read>(s_question) : null;

    static Form Make() => new("Make a token", s_make,
    [
        new("label", "What it is for") { Hint = "To know it again by, such as “My calendar program”." },
        new("expiresInDays", "For how many days", InputKind.Number)
        {
            Value = "90",
            Hint = "At most 366, and no longer than you are signed in by now.",
        },
    ])
    {
        Lead = "It lets a program do what you can do here. The token is told once.",
        Button = "Make it",
        Given = [("role", "MEMBER")],
        Back = Place,
        Trail = s_trail,
        Told = (visit, payload) => visit.Show<SecretPage, SecretPage.Told>(
            "The token is made", new SecretPage.Told(payload.GetProperty("secret").GetString()!), s_trail),
    };

    static Form End(MySessionsPage.Token token) => new("End this token?", s_end, [])
    {
        Lead = $"{token.Label}. The program that has it can do nothing here any more.",
        Given = [("accessToken", token.Id)],
        Button = "End it",
        Back = Place,
        Trail = s_trail,
    };
}
