using EnvoyRegistry.Appointments;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Groupings;

public sealed class SampleExerciseTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_newcomer_sees_a_grouping_at_every_point_of_its_life_and_none_among_the_real_ones()
    {
        foreach (var name in (string[])["Invented One", "Invented Two", "Invented Three"])
            await _desk.AddEnvoyAsync(name);
        using (var db = _desk.Register.Open())
        {
            db.Viewer = Viewer.Register;
            await db.Set<Person>().Where(p => p.FullName.StartsWith("Invented"))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.ExternalReference, p => "SAMPLE-" + p.FullName));
            await _desk.Services.GetRequiredService<SampleCases>().LoadAsync(db, _desk.Now, default);
            for (var i = 0; i < 2; i++)
                await _desk.Services.GetRequiredService<SampleExercise>().LoadAsync(db, _desk.Now, default);
        }

        var data = (await _desk.AskAsync(_desk.Chair, """
            { drills: groupings(first: 100, where: {isExercise: true}) { nodes { kind status papers { text }
                  situation { id } consultation { state } members { answer } } }
              real: groupings(where: {kind: FRIENDS_OF_THE_CHAIR}) { totalCount } }
            """)).GetProperty("data");

        var drills = data.GetProperty("drills").GetProperty("nodes").EnumerateArray().ToList();
        drills.Select(g => $"{g.GetProperty("kind")} {g.GetProperty("status")}").ShouldBe(
        [
            "FRIENDS_OF_THE_CHAIR PROPOSED", "EXPERT_TEAM CONSULTING", "FRIENDS_OF_THE_CHAIR CONSULTING",
            "FRIENDS_OF_THE_CHAIR CONSTITUTED", "FRIENDS_OF_THE_CHAIR ACTIVE", "FRIENDS_OF_THE_CHAIR REPORTED",
            "FRIENDS_OF_THE_CHAIR DISSOLVED", "FRIENDS_OF_THE_CHAIR NOT_FORMED",
        ]);
        drills.ShouldAllBe(g => g.GetProperty("situation").GetProperty("id").GetString()!.StartsWith("sit_"));
        drills[1].GetProperty("members").GetArrayLength().ShouldBe(3);
        drills[5].GetProperty("papers")[1].GetProperty("text").GetString()
            .ShouldBe("A calendar, kept by both (invented).");
        data.GetProperty("real").GetProperty("totalCount").GetInt32().ShouldBe(0);
        (await _desk.LettersAsync()).ShouldBeEmpty();
    }
}
