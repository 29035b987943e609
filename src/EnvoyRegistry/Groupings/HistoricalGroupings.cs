using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Groupings;

/// <summary>Groupings that the public record tells of, no further than it does.</summary>
static class HistoricalGroupings
{
    /// <summary>
    /// Adds what the register does not have yet, and corrects what came with an earlier build.
    /// </summary>
    public static void Load(RegistryDb db, IReadOnlyDictionary<string, Source> sources)
    {
        var present = db.Set<Grouping>().Where(g => g.Certainty != null).Select(g => g.Id).ToHashSet();
        db.AddRange(All(sources).Where(g => !present.Contains(g.Id)));
        db.Correct(All(sources), nameof(Grouping.Status), nameof(Grouping.Name), nameof(Grouping.Task),
            nameof(Grouping.From), nameof(Grouping.Until), nameof(Grouping.EndReason), nameof(Grouping.Note),
            nameof(Grouping.Certainty), nameof(Grouping.Grade));
        db.SaveChanges();
    }

    public static IEnumerable<Grouping> All(IReadOnlyDictionary<string, Source> sources)
    {
        foreach (var year in TroikasOnMyanmar(sources))
            yield return year;
        yield return new Grouping
        {
            Id = Id("observers-border-2011"),
            Kind = GroupingKind.ExpertTeam,
            Status = GroupingStatus.NotFormed,
            Name = "Observers at the border between Thailand and Cambodia, 2011",
            Task = "See from both sides that the fighting at the border does not begin again.",
            Matter = "Border between Thailand and Cambodia, 2011",
            Until = new(2011, 7, 31),
            EndReason = "The parties did not agree on the terms: one wanted the observers there while troops " +
                "withdrew, the other afterwards.",
            Note = "A meeting of 22 February 2011 agreed on up to 40 observers of Indonesia, which chaired ASEAN. In " +
                "July the terms were still open, and no source read here says that any observer went: the last day " +
                "is that of the month. The sources speak of observers; they stand here as a team of experts.",
            Certainty = Certainty.Uncertain,
            Grade = SourceGrade.Press,
            Sources = [sources["E7"], sources["E8"]],
        };
        yield return new Grouping
        {
            Id = Id("observers-timor-leste-2012"),
            Kind = GroupingKind.ExpertTeam,
            Status = GroupingStatus.Dissolved,
            Name = "ARF election observers, Timor-Leste 2012",
            Task = "Observe the elections of July 2012 for the ARF.",
            Matter = "Elections in Timor-Leste, 2012",
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
                    Answer = SeatAnswer.Yes,
                },
            ],
        };
    }

    /// <summary>One for each year: who sits changes with the Chair, and members of a grouping do not.</summary>
    static IEnumerable<Grouping> TroikasOnMyanmar(IReadOnlyDictionary<string, Source> sources)
    {
        const string ByDecision = "By the leaders' decision of 5 September 2023 the past, the present and the next " +
            "Chair consult each other. ";
        const string ByTheTerms = ByDecision + "Who sits is read from the Chair's terms; no report read here names " +
            "the seats of this year.";

        yield return Troika("troika-myanmar-2023", 2023, "KH", "ID", "LA", ByTheTerms, hasEnded: true);
        yield return Troika("troika-myanmar", 2024, "ID", "LA", "MY",
            ByDecision + "Reports named the seats of this year at once.", hasEnded: true);
        yield return Troika("troika-myanmar-2025", 2025, "LA", "MY", "PH", ByTheTerms, hasEnded: true);
        yield return Troika("troika-myanmar-2026", 2026, "MY", "PH", "SG",
            ByTheTerms + " That Singapore is the next Chair is expected, not confirmed.", hasEnded: false);

        Grouping Troika(string key, int year, string past, string present, string next, string note, bool hasEnded) =>
            new()
            {
                Id = Id(key),
                Kind = GroupingKind.AseanTroika,
                Status = hasEnded ? GroupingStatus.Dissolved : GroupingStatus.Active,
                Name = $"ASEAN Troika on Myanmar, {year}",
                Task = "Keep the handling of the matter continuous when the Chair changes, as an informal " +
                    "consultation of the past, the present and the next Chair.",
                Matter = "Myanmar since 2021",
                From = FirstDay(year),
                Until = hasEnded ? new(year, 12, 31) : null,
                EndReason = hasEnded ? "The seats passed on with the year of the Chair." : null,
                Note = note,
                Certainty = Certainty.Uncertain,
                Grade = SourceGrade.Press,
                Sources = [sources["E4"], sources["E5"], sources["E10"]],
                Members =
                [
                    InTroika(key, year, present, GroupingSeat.Chair),
                    InTroika(key, year, next, GroupingSeat.IncomingChair),
                    InTroika(key, year, past, GroupingSeat.PastChair),
                ],
            };
    }

    static GroupingMember InTroika(string key, int year, string participant, GroupingSeat seat) => new()
    {
        Id = EntityId.From($"grouping-member:{key}:{participant}"),
        Seat = seat,
        ParticipantId = KnownParticipants.IdOf(participant),
        SeatedOn = FirstDay(year),
    };

    /// <summary>In the first year the day on which it was agreed on.</summary>
    static DateOnly FirstDay(int year) => year == 2023 ? new(2023, 9, 5) : new(year, 1, 1);

    static long Id(string key) => EntityId.From($"grouping:{key}");
}
