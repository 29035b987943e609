using System.Security.Cryptography;
using EnvoyRegistry.Access;
using EnvoyRegistry.Matching;

namespace EnvoyRegistry.Tests.Matching;

public sealed class SkillSetReferenceTests
{
    static readonly byte[] s_key = RandomNumberGenerator.GetBytes(SkillSetReferences.KeyLength);
    static readonly Caller s_caller = new(CallerRole.Integrator, "front end") { TokenId = 7 };

    [Fact]
    public void A_reference_leads_to_the_person_and_to_whom_it_was_given()
    {
        var reference = References().Write(long.MaxValue);

        SkillSetReferences.Read(s_key, reference, SoundMatch.Today).ShouldBe(new(long.MaxValue, 7, SoundMatch.Today));
        References().Write(long.MaxValue).ShouldBe(reference);
    }

    [Fact]
    public void No_two_callers_needs_days_or_people_have_the_same()
    {
        string[] references =
        [
            References().Write(1),
            References().Write(2),
            References(caller: s_caller with { TokenId = 8 }).Write(1),
            References(caller: s_caller with { Name = "another" }).Write(1),
            References(need: SoundMatch.Need with { IncludeStale = true }).Write(1),
            References(today: SoundMatch.Today.AddDays(1)).Write(1),
        ];

        // Not even the beginnings tell that it is the same person.
        references.Select(r => r[..8]).Distinct().Count().ShouldBe(references.Length);
    }

    [Fact]
    public void A_reference_runs_out()
    {
        var reference = References().Write(1);

        SkillSetReferences.Read(s_key, reference, SoundMatch.Today.AddDays(30)).ShouldNotBeNull();
        SkillSetReferences.Read(s_key, reference, SoundMatch.Today.AddDays(31)).ShouldBeNull();
    }

    [Fact]
    public void What_was_changed_or_comes_from_elsewhere_is_none()
    {
        var reference = References().Write(1);
        string[] others =
        [
            "", "a", "!!", new('A', 64), reference[1..], reference + "A",
            (reference[0] == 'A' ? "B" : "A") + reference[1..],
            References(key: RandomNumberGenerator.GetBytes(SkillSetReferences.KeyLength)).Write(1),
        ];

        foreach (var other in others)
            SkillSetReferences.Read(s_key, other, SoundMatch.Today).ShouldBeNull(other);
    }

    static SkillSetReferences References(
        byte[]? key = null, EnvoyNeed? need = null, Caller? caller = null, DateOnly? today = null) =>
        new(key ?? s_key, need ?? SoundMatch.Need, caller ?? s_caller, today ?? SoundMatch.Today);
}
