using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// The EEPs of a participant and its nominations, for its focal point; all nominations, for the Chair's office and the
/// ARF Unit.
/// </summary>
static class NominationPages
{
    const int PageSize = 25;

    static readonly ReadOnlyMemory<byte> s_list = Encoding.UTF8.GetBytes($$"""
        query Nominations($first: Int, $after: String, $last: Int, $before: String) {
          viewer { participant {
            name eepPlaces { used most }
            eeps { id fullName category status confirmationDueOn consent { state askedAt letter { state fault } } }
          } }
          waiting: people(where: { kind: [CANDIDATE], status: [CONSENT_PENDING] }, first: 50) {
            nodes { id fullName consent { state askedAt letter { state fault } } }
          }
          nominations(first: $first, after: $after, last: $last, before: $before) {
            {{Many<Named>.Paged}}
            nodes { id fullName state participant { name } replaces { fullName } next { code turn } missing updatedAt }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_one = """
        query Nomination($id: ID!) {
          nomination(id: $id) {
            id fullName title nativeName nationalities category biography state missing updatedAt
            participant { name } person { id fullName } replaces { id fullName } places { used most }
            next { code turn }
            expertise { tag { code name } level years lastUsedYear evidence } languages { tag name level }
            consent { state askedAt answeredAt letter { state fault } }
            history(first: 100) { nodes { state by at reason } }
            registration { from until }
          }
        }
        """u8.ToArray();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/nominations", ListAsync);
        app.MapPage("/nominations/{id}", ShowAsync);
    }

    static bool IsFor(Visit visit) => visit.Is(CallerRole.FocalPoint, CallerRole.Chair, CallerRole.Unit);

    static async Task<IResult> ListAsync(Visit visit) => IsFor(visit)
        && await visit.ReadAsync<NominationsPage.Answer>(s_list, Paging.Of(visit, PageSize))
            is { Nominations: not null } read
        ? visit.Show<NominationsPage, NominationsPage.Answer>(
            visit.Is(CallerRole.FocalPoint) ? "Your experts, and nominations" : "Nominations", read)
        : visit.NotThere();

    static async Task<IResult> ShowAsync(Visit visit) => IsFor(visit)
        && await visit.ReadAsync<NominationPage.Answer>(s_one, new { id = visit.Route("id") })
            is { Nomination: { } nomination }
        ? visit.Show<NominationPage, NominationPage.Shown>(
            nomination.FullName ?? "A nomination that ended",
            new NominationPage.Shown(nomination, await visit.CountriesAsync()),
            [new Crumb("Nominations", "/nominations")])
        : visit.NotThere();

    /// <summary>What comes next, in the words of who nominates, and where that is done.</summary>
    /// <param name="code">Of the API.</param>
    public static (string What, string? Act) Next(string code, IReadOnlyList<string> missing) => code switch
    {
        "COMPLETE_ENTRY" => ($"Complete the entry: {Said.List([.. missing.Select(Missing)])}", "edit"),
        "ASK_CONSENT" => ("Ask the person for consent", "ask"),
        "ANSWER_CONSENT" => ("The person says yes or no; nobody can do so for another", null),
        "SUBMIT" => ("Register the person", "submit"),
        "FREE_PLACE" => ("All places are taken: say in whose place", "edit"),
        "WITHDRAW" => ("The person has become an EEP meanwhile: withdraw it, or wait for that to end", "withdraw"),
        "CONFIRM_ENTRY" => ("The person or you say that the entry is right", null),
        _ => ("Nothing for now", null),
    };

    /// <summary>The rule that asks for the next step.</summary>
    public static string? Rule(string code) => code switch
    {
        "COMPLETE_ENTRY" => "R6",
        "ASK_CONSENT" or "ANSWER_CONSENT" => "R3",
        "FREE_PLACE" => "R2",
        "SUBMIT" => "R5",
        _ => null,
    };

    public static string Missing(string field) => field switch
    {
        "NAME" => "the name",
        "NATIONALITY" => "a nationality",
        "CONTACT" => "how to reach the person",
        "CURRICULUM_VITAE" => "a curriculum vitae",
        _ => "a field of expertise",
    };

    public static string? Tone(string state) => state switch
    {
        "REGISTERED" => "good",
        "STALE" or "CONSENT_REFUSED" or "RETURNED" => "bad",
        "DRAFT" or "CONSENT_ASKED" or "CONSENTED" or "CONFIRM_DUE" => "wait",
        _ => null,
    };
}

/// <summary>A letter that asked somebody, as the API tells of it.</summary>
public sealed record AskedByLetter(string State, DateTime? AskedAt, PostedLetter? Letter)
{
    /// <summary>In a sentence: whether the letter went, and when.</summary>
    public string Words(Visit visit) => (AskedAt, Letter) switch
    {
        (null, _) => "Not asked yet",
        (_, { State: "GIVEN_UP" } letter) => $"The letter could not be sent: {Said.WordWithin(letter.Fault)}",
        ({ } at, { State: "SENT" }) => $"Asked by letter, {visit.Away(at)}",
        ({ } at, null) => $"Asked {visit.Away(at)}",
        _ => "The letter is on its way",
    };
}

public sealed record PostedLetter(string State, string? Fault);
