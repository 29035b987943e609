using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.SignIn;

public sealed class CallerSeenTests : IDisposable
{
    readonly Registry _registry = new();

    sealed class Registry : RunningRegistry
    {
        /// <summary>The day after the last term that is recorded, which is Singapore's.</summary>
        protected override TimeProvider Clock { get; } = Clocks.At("2028-01-01T05:00:00Z");
    }

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Who_is_in_charge_as_caretaker_is_told_so_until_a_term_is_recorded()
    {
        (await ViewerAsync(CallerRole.ParticipantOffice)).ShouldBe(("CHAIR", "As caretaker"));
        (await ViewerAsync(CallerRole.Chair))
            .ShouldBe(("PARTICIPANT_OFFICE", "Your participant does not hold the Chair today"));
        (await ViewerAsync(CallerRole.Unit)).ShouldBe(("UNIT", "No term of the Chair is recorded for today"));

        // What it is told to do is its to do.
        var recorded = await _registry.DataAsync(
            """
    mutation {
      recordChairTerm(input: { participant: "TH", from: "2028-01-01", until: "2028-12-31", basis: "Decided since." }) {
        errors { message }
      }
    }
    """, role: CallerRole.ParticipantOffice);
        recorded.GetProperty("recordChairTerm").GetProperty("errors").GetArrayLength().ShouldBe(0);

        (await ViewerAsync(CallerRole.ParticipantOffice)).Role.ShouldBe("PARTICIPANT_OFFICE");
        (await ViewerAsync(CallerRole.Unit)).ShouldBe(("UNIT", "As the ARF Unit"));
    }

    [Fact]
    public async Task A_caller_has_one_name_for_caches_and_no_other_has_it()
    {
        async Task<string> IdAsync(CallerRole role) =>
            (await _registry.DataAsync("{ viewer { id } }", role: role)).GetProperty("viewer").GetProperty("id")
                .GetString()!;

        (await IdAsync(CallerRole.Unit)).ShouldBe(await IdAsync(CallerRole.Unit));
        CallerRole[] roles = [CallerRole.Anonymous, CallerRole.Chair, CallerRole.Unit, CallerRole.FocalPoint];
        (await Task.WhenAll(roles.Select(IdAsync))).ShouldBeUnique();
    }

    /// <summary>The role, and how what comes next begins.</summary>
    async Task<(string Role, string Next)> ViewerAsync(CallerRole role)
    {
        var viewer = (await _registry.DataAsync("{ viewer { role next } }", role: role)).GetProperty("viewer");
        return (viewer.GetProperty("role").GetString()!, viewer.GetProperty("next").GetString()!.Split(':', ',')[0]);
    }
}
