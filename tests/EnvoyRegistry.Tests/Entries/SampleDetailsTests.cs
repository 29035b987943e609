using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Entries;

public sealed class SampleDetailsTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    [Fact]
    public void Most_people_have_declared_that_they_have_no_ties_a_few_nothing_and_the_rest_ties_that_are_there()
    {
        registry.Services.ShouldNotBeNull(); // starts it
        using var db = registry.Register.Open();
        db.Viewer = Viewer.Register;

        var people = db.Set<Person>().Count(p => p.Kind == PersonKind.Eep || p.Kind == PersonKind.Candidate);
        var said = db.Set<ConflictDeclaration>().ToList();
        said.Count(d => d.None).ShouldBeInRange(people * 65 / 100, people * 85 / 100);
        said.Count(d => !d.None).ShouldBeInRange(people * 10 / 100, people * 20 / 100);
        (people - said.Count).ShouldBeInRange(people * 5 / 100, people * 15 / 100);
        db.Set<ConflictOfInterest>().Select(c => c.PersonId).ToList()
            .ShouldBe(said.Where(d => !d.None).Select(d => d.PersonId), ignoreOrder: true);
        // What was declared before the text in force came has to be declared anew.
        var textSince = db.Set<ConsentText>().Max(t => t.SupersededAt);
        said.ShouldAllBe(d => d.DeclaredAt >= textSince);
    }
}
