using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.People;

/// <summary>The people on the register, as a list and one by one.</summary>
static class PersonPages
{
    const int PageSize = 25;

    static readonly ReadOnlyMemory<byte> s_list = Encoding.UTF8.GetBytes($$"""
        query People(
          $where: PersonFilter, $search: String, $first: Int, $after: String, $last: Int, $before: String) {
          people(where: $where, search: $search, first: $first, after: $after, last: $last, before: $before) {
            totalCount {{Many<Named>.Paged}}
            nodes { id fullName nativeName kind category status participant { name } nationalities }
          }
          participants { code name }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_one = """
        query Person($id: ID!, $ids: [ID!], $from: LocalDate, $until: LocalDate, $reach: Boolean!, $trail: Boolean!) {
          viewer { participant { code } }
          person(id: $id) {
            id fullName title nativeName kind category status willingToServe yearsOfExperience nationalities
            countriesKnown biography timeZone localTime longestEngagementDays confirmedOn confirmationDueOn
            participant { code name }
            formerOffices { title }
            languages { name level }
            expertise { tag { name } level years lastUsedYear evidence }
            registrations { participant { name } from until status }
            engagements(first: 50) { nodes { title situation from until summary } }
            groupings(first: 20) { nodes { id name status } }
            availability(from: $from, until: $until) { from until status mode noticeHours confirmedAt }
            commitments { from until cause isExercise }
            visibility { field openTo }
            contact @include(if: $reach) { email phones postalAddress assistant { name email phone } }
            conflicts @include(if: $reach) { kind countries party text }
            conflictDeclaration @include(if: $reach) { declaredAt none }
          }
          auditTrail(where: { person: $ids }, first: 10) @include(if: $trail) {
            nodes { at operation outcome actor actorRole }
          }
        }
        """u8.ToArray();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/people", ListAsync);
        app.MapPage("/people/{id}", ShowAsync);
    }

    static async Task<IResult> ListAsync(Visit visit)
    {
        if (!visit.Caller.IsSignedIn)
            return visit.NotThere();
        var variables = Paging.Of(visit, PageSize);
        variables["search"] = visit.Query("q");
        variables["where"] = new
        {
            Status = visit.Query("status") is { } status ? new[] { status } : null,
            Kind = visit.Query("kind") is { } kind ? new[] { kind } : null,
            Participant = visit.Query("participant") is { } participant ? new[] { participant } : null,
        };
        return await visit.ReadAsync<PeoplePage.Answer>(s_list, variables) is { People: { } people } read
            ? visit.Show<PeoplePage, PeoplePage.Shown>("People", new PeoplePage.Shown(
                people, read.Participants, await visit.CountriesAsync()))
            : visit.NotThere();
    }

    static async Task<IResult> ShowAsync(Visit visit)
    {
        var id = visit.Route("id");
        var from = visit.Today.AddDays(1 - visit.Today.Day);
        var until = from.AddMonths(AvailabilityPicture.Months).AddDays(-1);
        var read = await visit.ReadAsync<PersonPage.Answer>(s_one, new
        {
            id,
            ids = new[] { id },
            from,
            until,
            reach = visit.Query("reach") is "yes",
            trail = visit.Is(CallerRole.Chair, CallerRole.Auditor),
        });
        return read?.Person is { } person
            ? visit.Show<PersonPage, PersonPage.Shown>(
                $"{person.Title} {person.FullName}".Trim(),
                new PersonPage.Shown(
                    person, read.AuditTrail, from, await visit.CountriesAsync(), Acts(visit, person, read.Viewer)),
                [new Crumb("People", "/people")])
            : visit.NotThere();
    }

    /// <summary>What the office that looks can do about the person.</summary>
    static IEnumerable<Crumb> Acts(Visit visit, PersonPage.Somebody person, PersonPage.Looking looking)
    {
        if (visit.Is(CallerRole.Chair) && person.Kind is not "HISTORICAL" && person.Status is not "DECEASED")
            yield return new Crumb("Seat in a team", $"/people/{person.Id}/seat");
        if (!visit.Is(CallerRole.FocalPoint))
            yield break;
        var isOwn = person.Participant is { } by && by.Code == looking.Participant?.Code;
        if (person.Status is "CONSENT_PENDING")
            yield return new Crumb("Ask for consent", $"/people/{person.Id}/ask-consent");
        if (isOwn && person.Kind is "EEP")
        {
            if (person.Status is not "CONSENT_PENDING")
                yield return new Crumb("Say that the entry is right", $"/people/{person.Id}/confirm");
            yield return new Crumb("Replace", $"/nominations/new?replaces={person.Id}");
            yield return new Crumb("Withdraw", $"/people/{person.Id}/withdraw");
            yield return new Crumb("Put down a death", $"/people/{person.Id}/death");
        }
        else if (person is { Participant: null, Kind: "CANDIDATE" or "FORMER", Status: not "DECEASED" })
            yield return new Crumb("Nominate", $"/nominations/new?person={person.Id}");
    }
}
