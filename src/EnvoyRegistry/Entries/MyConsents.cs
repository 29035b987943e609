using EnvoyRegistry.Access;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using Microsoft.AspNetCore.Components;

namespace EnvoyRegistry.Entries;

/// <summary>
/// What the member agreed to, agreeing to the text in force, and taking it back (R3); and the answer to who would like
/// to nominate her or him.
/// </summary>
static class MyConsents
{
    public const string Place = $"{MemberPages.Home}/consents";
    public const string Nominations = $"{MemberPages.Home}/nominations";

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyConsents {
          consentText { edition text }
          viewer {
            person {
              id version kind timeZone consent { state answeredAt text { edition } }
              registrations { id version until participant { name } }
            }
          }
          nominations(where: { state: [DRAFT, CONSENTED, RETURNED] }) { nodes { id version participant { name } } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_nomination = """
        query MyNomination($id: ID!) {
          nomination(id: $id) { id version state participant { name } consent { text { edition text } } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_renew = Form.Mutation("renewConsent");
    static readonly ReadOnlyMemory<byte> s_withdraw = Form.Mutation("withdrawNomination");
    static readonly ReadOnlyMemory<byte> s_answer = Form.Mutation("consentToNomination");

    static readonly Crumb[] s_trail = [.. MemberPages.BelowTopics, new("What you agreed to", Place)];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(Place, async visit => await ReadAsync(visit) is { Viewer.Person: not null } read
            ? visit.Show<MyConsentsPage, MyConsentsPage.Shown>(
                "What you agreed to", new MyConsentsPage.Shown(read), MemberPages.BelowTopics)
            : visit.NotThere());
        app.MapForm($"{Place}/renew", "Thank you: that you agree is on record.", async visit =>
            await ReadAsync(visit) is { Viewer.Person: not null } read ? Renew(read) : null);
        app.MapForm($"{Place}/withdraw", "It has ended, as of today.", async visit =>
            await ReadAsync(visit) is { } read ? Withdraw(visit, read) : null);
        app.MapForm($"{Nominations}/{{id}}", "Thank you for your answer.", async visit =>
            visit.Is(CallerRole.Member)
            && await visit.ReadAsync<Asked>(s_nomination, new { id = visit.Route("id") })
                is { Nomination: { State: "CONSENT_ASKED" } nomination } ? Answer(nomination) : null);
    }

    static async Task<MyConsentsPage.Read?> ReadAsync(Visit visit) =>
        visit.Is(CallerRole.Member) ? await visit.ReadAsync<MyConsentsPage.Read>(s_question) : null;

    /// <summary>To the text in force.</summary>
    public static Form Renew(MyConsentsPage.Read read) => new("Do you agree?", s_renew, [])
    {
        Above = Words(read.ConsentText),
        Given = [("person", read.Viewer.Person!.Id), ("textEdition", read.ConsentText.Edition)],
        Version = read.Viewer.Person.Version,
        Button = "I agree to this",
        Back = Place,
        Trail = s_trail,
    };

    static Form? Withdraw(Visit visit, MyConsentsPage.Read read)
    {
        if (read.Nominations.Nodes.FirstOrDefault(n => n.Id == visit.Query("nomination")) is { } nomination)
            return Ending($"End the nomination by {nomination.Participant.Name}?", "what.nomination", nomination.Id,
                nomination.Version, "You are not nominated then.");
        return read.Viewer.Person?.InForce is { } registration && registration.Id == visit.Query("registration")
            ? Ending("Take your consent back?", "what.registration", registration.Id, registration.Version,
                "You are an Expert or Eminent Person no longer from today on. Only a new nomination changes that.")
            : null;
    }

    static Form Ending(string title, string place, string id, int version, string warning) =>
        new(title, s_withdraw, [])
        {
            Lead = "You owe no reason.",
            Given = [(place, id)],
            Version = version,
            Button = "I do not agree any more",
            Warning = warning,
            Back = Place,
            Trail = s_trail,
        };

    static Form Answer(Nomination nomination) => new(
        $"{nomination.Participant.Name} would like to nominate you", s_answer,
        [
            new("willingToServe", "I would also serve as an envoy, if I am asked", InputKind.Tick),
            new("consents", "Do you agree?", InputKind.Buttons)
            {
                Options = [new("yes", "I agree"), new("no", "I do not agree")],
            },
        ])
    {
        Lead = "As an Expert and Eminent Person of the ASEAN Regional Forum. You decide, and nobody can for you. This "
            + "is what you would agree to:",
        Above = Words(nomination.Consent.Text),
        Given = [("nomination", nomination.Id), ("textEdition", nomination.Consent.Text.Edition)],
        Version = nomination.Version,
        Back = MemberPages.Home,
        Trail = MemberPages.BelowHome,
        Shape = input =>
        {
            var agrees = input["consents"] is "yes";
            input["consents"] = agrees;
            if (!agrees)
                input.Remove("willingToServe");
            return input;
        },
    };

    static RenderFragment Words(MyConsentsPage.Wording text) => builder =>
    {
        builder.OpenComponent<ConsentWords>(0);
        builder.AddComponentParameter(1, nameof(ConsentWords.Text), text.Text);
        builder.AddComponentParameter(2, nameof(ConsentWords.Edition), (int?)text.Edition);
        builder.CloseComponent();
    };

    sealed record Asked(Nomination? Nomination);

    sealed record Nomination(string Id, int Version, string State, Named Participant, Consent Consent);

    sealed record Consent(MyConsentsPage.Wording Text);
}
