using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class ConfirmPersonTests : NominationTests
{
    [Fact]
    public async Task A_person_confirms_the_own_entry_for_a_year()
    {
        var candidate = AddCandidate();

        var confirmed = await DoAsync(
            Member(candidate), "confirmPerson", new { person = candidate, expectedVersion = 1 });

        var person = confirmed.Payload.GetProperty("person");
        person.GetProperty("confirmedOn").GetString().ShouldBe("2026-10-01");
        person.GetProperty("confirmationDueOn").GetString().ShouldBe("2027-10-01");
        person.GetProperty("version").GetInt32().ShouldBe(2);
        (await DoAsync(Member(candidate), "confirmPerson", new { person = candidate, expectedVersion = 1 }))
            .Errors.ShouldBe(["StaleVersion: expectedVersion"]);
    }

    [Fact]
    public async Task Nobody_confirms_an_entry_that_is_not_theirs()
    {
        var eep = AddEeps("TH", 1)[0];
        object input = new { person = eep, expectedVersion = 1 };

        foreach (var caller in (Grant[])[FocalPoint("SG"), Chair, Unit])
            (await DoAsync(caller, "confirmPerson", input)).Errors.ShouldBe(["R1: person"]);
        // To her the entry is not there, so it is not said whose it is.
        (await DoAsync(Member(AddCandidate()), "confirmPerson", input)).Errors.ShouldBe(["NotFound: person"]);
    }

    [Fact]
    public async Task A_candidate_is_not_a_focal_points_to_confirm()
    {
        (await DoAsync(FocalPoint("TH"), "confirmPerson", new { person = AddCandidate(), expectedVersion = 1 }))
            .Errors.ShouldBe(["R1: person"]);
    }
}
