using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;

namespace EnvoyRegistry.Tests.People.Sample;

/// <summary>The sample as it would be loaded on a day, without a database.</summary>
static class SamplePeople
{
    static readonly Dictionary<string, Source> s_sources = Sources.All.ToDictionary(s => s.Code);

    public static IReadOnlyList<Participant> Participants { get; } = [.. KnownParticipants.All(s_sources)];

    public static IReadOnlyList<ExpertiseTag> Tags { get; } =
        [.. KnownVocabulary.All(s_sources).SelectMany(entry => entry.Tags)];

    public static IReadOnlyList<Person> On(DateOnly today) => new SampleRegister(Participants, Tags, today).People();
}
