using EnvoyRegistry.Appointments;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Appointments;

public sealed class SampleCasesTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_newcomer_sees_an_appointment_at_every_point_of_its_way_and_none_among_the_real_ones()
    {
        foreach (var name in (string[])["Invented One", "Invented Two", "Invented Three"])
            await _desk.AddEnvoyAsync(name);
        using (var db = _desk.Register.Open())
        {
            db.Viewer = Viewer.Register;
            await db.Set<Person>().Where(p => p.FullName.StartsWith("Invented"))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.ExternalReference, p => "SAMPLE-" + p.FullName));
            await _desk.Services.GetRequiredService<SampleCases>().LoadAsync(db, _desk.Now, default);
        }

        var answer = await _desk.AskAsync(_desk.Chair, """
            { drills: appointments(first: 100, where: {isExercise: true}) { nodes { status } }
              real: appointments { totalCount } situations { totalCount } }
            """);

        var data = answer.GetProperty("data");
        data.GetProperty("drills").GetProperty("nodes").EnumerateArray()
            .Select(a => a.GetProperty("status").GetString()).ShouldBe(
            [
                "REQUESTED", "SCOPED", "CONSULTING", "CLEARED", "OFFERED", "ACCEPTED", "APPOINTED", "ACTIVE",
                "SUSPENDED", "REPORTING", "CONCLUDED", "REFUSED", "WITHDRAWN", "RESIGNED", "TERMINATED", "EXPIRED",
            ]);
        (data.GetProperty("real").GetProperty("totalCount").GetInt32(),
            data.GetProperty("situations").GetProperty("totalCount").GetInt32()).ShouldBe((0, 0));
        (await _desk.LettersAsync()).ShouldBeEmpty();
    }
}
