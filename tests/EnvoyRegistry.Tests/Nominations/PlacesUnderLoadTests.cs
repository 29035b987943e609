using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Nominations;

/// <summary>R2 under real concurrency, over HTTP.</summary>
public sealed class PlacesUnderLoadTests : NominationTests
{
    [Theory]
    [InlineData(5, 0)]
    [InlineData(3, 2)]
    public async Task Of_fifty_at_once_exactly_as_many_as_fit_are_registered(int held, int fit)
    {
        AddEeps("TH", held);
        var ready = new List<Answer>();
        for (var i = 0; i < 50; i++)
            ready.Add(await ConsentedAsync("TH", AddCandidate($"Candidate {i}")));

        var submitted = await Task.WhenAll(ready.Select(nomination => Task.Run(() =>
            DoAsync(FocalPoint("TH"), "submitNomination", nomination.Next))));

        submitted.Count(s => s.Errors.Count == 0).ShouldBe(fit);
        submitted.Where(s => s.Errors.Count > 0).ShouldAllBe(s => s.Errors.Single() == "R2: nomination");
        InForce("TH").ShouldBe(5);
        Read(db => db.Set<Person>().Count(p => p.Kind == PersonKind.Eep)).ShouldBe(5);
    }

    [Fact]
    public async Task Of_many_who_would_take_the_same_place_one_gets_it()
    {
        var place = AddEeps("TH", 5)[0];
        var ready = new List<Answer>();
        for (var i = 0; i < 10; i++)
            ready.Add(await ConsentedAsync("TH", AddCandidate($"Candidate {i}"), replaces: place));

        var submitted = await Task.WhenAll(ready.Select(nomination => Task.Run(() =>
            DoAsync(FocalPoint("TH"), "submitNomination", nomination.Next))));

        submitted.Count(s => s.Errors.Count == 0).ShouldBe(1);
        submitted.Where(s => s.Errors.Count > 0).ShouldAllBe(s => s.Errors.Single() == "R2: nomination");
        InForce("TH").ShouldBe(5);
    }

    [Fact]
    public async Task Of_two_participants_who_nominate_one_person_the_first_registers_her()
    {
        var candidate = AddCandidate(but: p => p.Nationalities = ["TH", "SG"]);
        var ready = (Answer[])[await ConsentedAsync("TH", candidate), await ConsentedAsync("SG", candidate)];

        var submitted = await Task.WhenAll(
            Task.Run(() => DoAsync(FocalPoint("TH"), "submitNomination", ready[0].Next)),
            Task.Run(() => DoAsync(FocalPoint("SG"), "submitNomination", ready[1].Next)));

        submitted.Count(s => s.Errors.Count == 0).ShouldBe(1);
        submitted.Single(s => s.Errors.Count > 0).Errors.ShouldBe(["Conflict: nomination"]);
        Read(db => db.Set<Registration>().Count(r => r.Until == null)).ShouldBe(1);
    }

    [Fact]
    public async Task A_nomination_submitted_twice_at_once_is_registered_once()
    {
        var ready = await ConsentedAsync("TH", AddCandidate());

        var submitted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            DoAsync(FocalPoint("TH"), "submitNomination", ready.Next))));

        submitted.Count(s => s.Errors.Count == 0).ShouldBe(1);
        submitted.SelectMany(s => s.Errors).Distinct().ShouldBe(["StaleVersion: expectedVersion"]);
        InForce("TH").ShouldBe(1);
    }
}
