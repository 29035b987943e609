using EnvoyRegistry.Access;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class RecordDeathTests : NominationTests
{
    [Fact]
    public async Task A_death_ends_the_registration_and_what_is_under_way()
    {
        var candidate = AddCandidate(but: p => p.Nationalities = ["TH", "SG"]);
        var registered = await DoAsync(
            FocalPoint("TH"), "submitNomination", (await ConsentedAsync("TH", candidate)).Next);
        var other = AddCandidate("Other");
        var open = await ConsentedAsync("TH", other);

        var dead = await DoAsync(FocalPoint("TH"), "recordDeath",
            new { person = candidate, expectedVersion = 2, on = "2026-09-30" });
        dead.Errors.ShouldBeEmpty();
        (await DoAsync(Unit, "recordDeath", new { person = other, expectedVersion = 1 })).Errors.ShouldBeEmpty();

        dead.Payload.GetProperty("person").GetProperty("status").GetString().ShouldBe("DECEASED");
        foreach (var nomination in (Answer[])[registered, open])
            (await SeenAsync(Unit, nomination.Id))!.Value.GetProperty("state").GetString().ShouldBe("DECEASED");
        InForce("TH").ShouldBe(0);
        Read(db => db.Set<Registration>().Single()).Status.ShouldBe(RegistrationStatus.Deceased);
    }

    [Fact]
    public async Task Nobody_else_puts_it_down()
    {
        var eep = AddEeps("TH", 1)[0];

        foreach (var caller in (Grant[])[FocalPoint("SG"), Member(eep), Chair])
            (await DoAsync(caller, "recordDeath", new { person = eep, expectedVersion = 1 })).Errors.ShouldBe(
                ["R1: person"]);
        (await DoAsync(Unit, "recordDeath", new { person = eep, expectedVersion = 1, on = "2026-10-02" }))
            .Errors.ShouldBe(["InvalidInput: on"]);
    }
}
