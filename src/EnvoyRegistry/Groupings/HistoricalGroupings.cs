using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Groupings;

/// <summary>Groupings that the public record tells of, no further than it does.</summary>
static class HistoricalGroupings
{
    /// <summary>Adds what the register does not have yet.</summary>
    public static void Load(RegistryDb db, IReadOnlyDictionary<string, Source> sources)
    {
        var present = db.Set<Grouping>().Where(g => g.Certainty != null).Select(g => g.Id).ToHashSet();
        db.AddRange(All(sources).Where(g => !present.Contains(g.Id)));
        db.SaveChanges();
    }

    public static IEnumerable<Grouping> All(IReadOnlyDictionary<string, Source> sources)
    {
        yield return new Grouping
        {
            Id = Id("troika-myanmar"),
            Kind = GroupingKind.AseanTroika,
            Status = GroupingStatus.Active,
            Name = "ASEAN Troika on Myanmar",
            Task = "Keep the handling of the matter continuous when the Chair changes, as an informal consultation " +
                "of the past, the present and the next Chair.",
            Situation = "Myanmar since 2021",
            From = new(2023, 9, 5),
            Note = "Agreed by the leaders on 5 September 2023. Who sits changes with the Chair: recorded are the " +
                "seats of 2024, which reports named at once. The sources tell of no end.",
            Certainty = Certainty.Uncertain,
            Grade = SourceGrade.Press,
            Sources = [sources["E4"], sources["E5"], sources["E10"]],
            Members =
            [
                InTroika2024("LA", GroupingSeat.Chair),
                InTroika2024("MY", GroupingSeat.IncomingChair),
                InTroika2024("ID", GroupingSeat.PastChair),
            ],
        };
        yield return new Grouping
        {
            Id = Id("observers-timor-leste-2012"),
            Kind = GroupingKind.ExpertTeam,
            Status = GroupingStatus.Dissolved,
            Name = "ARF election observers, Timor-Leste 2012",
            Task = "Observe the elections of July 2012 for the ARF.",
            Situation = "Elections in Timor-Leste, 2012",
            Until = new(2012, 7, 31),
            EndReason = "The elections were over.",
            Note = "The sources speak of observers; it stands here as a team of experts because an Expert and " +
                "Eminent Person, registered by Japan in 2002, was one of them. They name nobody else and give the " +
                "month only: the last day is that of the month.",
            Certainty = Certainty.Uncertain,
            Grade = SourceGrade.Seen,
            Sources = [sources["B1"], sources["B2"]],
            Members =
            [
                new()
                {
                    Id = EntityId.From("grouping-member:observers-timor-leste-2012:nishihara"),
                    Seat = GroupingSeat.Expert,
                    PersonId = HistoricalRecord.IdOf("RECORD-JP-NISHIHARA"),
                    SeatedOn = new(2012, 7, 31),
                },
            ],
        };
    }

    static GroupingMember InTroika2024(string participant, GroupingSeat seat) => new()
    {
        Id = EntityId.From($"grouping-member:troika-myanmar:{participant}"),
        Seat = seat,
        ParticipantId = KnownParticipants.IdOf(participant),
        SeatedOn = new(2024, 1, 1),
    };

    static long Id(string key) => EntityId.From($"grouping:{key}");
}
