using System.Text.RegularExpressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Guidance;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Guidance;

public sealed class KnownGuidanceTests
{
    static readonly Dictionary<string, Source> s_sources = Sources.All.ToDictionary(s => s.Code);

    static readonly List<Guideline> s_all = [.. KnownGuidance.All(new GuidanceWriter(
        s_sources,
        KnownVocabulary.All(s_sources).SelectMany(g => g.Tags).ToDictionary(t => t.Code),
        KnownFundamentals.All(s_sources).ToDictionary(f => f.Code)))];

    [Fact]
    public void There_are_seven_guidelines_seven_lessons_and_a_checklist() =>
        s_all.CountBy(g => g.Kind).OrderBy(k => k.Key).Select(k => k.Value).ShouldBe([7, 7, 1]);

    [Fact]
    public void Every_clause_is_numbered_and_sourced()
    {
        foreach (var guideline in s_all)
        {
            guideline.Clauses.Select(c => c.Number).ShouldBe(Enumerable.Range(1, guideline.Clauses.Count));
            guideline.Clauses.ShouldAllBe(c => c.Sources.Count > 0, guideline.Code);
            guideline.Clauses.Select(c => c.Heading).ShouldBeUnique();
            guideline.Tags.ShouldNotBeEmpty(guideline.Code);
        }
        s_all.SelectMany(g => g.Clauses).Select(c => c.Id).ShouldBeUnique();
    }

    [Fact]
    public void Each_fundamental_is_treated_somewhere() =>
        s_all.SelectMany(g => g.Fundamentals).DistinctBy(f => f.Code).Count().ShouldBe(8);

    [Fact]
    public void A_clause_on_sources_from_the_press_says_so()
    {
        string[] press = ["A5", "A6", "A7", "B5", "B9", "CHAIR-2019", "E1", "E2", "E2b", "E3", "E3b", "E4", "E5", "E6",
            "E7", "E8", "E9", "E10"];
        foreach (var clause in s_all.SelectMany(g => g.Clauses).Where(c => c.Grade is SourceGrade.Seen))
            clause.Sources.Select(s => s.Code).Intersect(press).ShouldBeEmpty(clause.Heading);
    }

    [Fact]
    public void Advice_is_graded_as_this_registers_own_unless_its_sources_say_it()
    {
        var advice = s_all.SelectMany(g => g.Clauses.Select(c => (Name: $"{g.Code} {c.Number}", Clause: c)))
            .Where(c => c.Clause.Certainty is null).ToLookup(c => c.Clause.Grade, c => c.Name);

        advice[SourceGrade.Seen].ShouldBe(["GL-PREPARATION 2", "GL-CONSENT 1", "GL-ATROCITY 1", "GL-ATROCITY 2",
            "GL-ATROCITY 3", "GL-ATROCITY 4", "GL-ATROCITY 5"]);
        advice[SourceGrade.Press].ShouldBe(["GL-HANDOVER 1"]);
        advice[SourceGrade.Assumed].ShouldBe(["GL-CONSTITUTION 8"]);
        advice[SourceGrade.Own].Count().ShouldBe(74);
        s_all.SelectMany(g => g.Clauses).ShouldNotContain(c => c.Certainty != null && c.Grade == SourceGrade.Own);
    }

    [Fact]
    public void Lessons_keep_what_happened_apart_from_what_to_make_of_it_and_name_nobody()
    {
        foreach (var lesson in s_all.Where(g => g.Kind is GuidelineKind.Lesson))
        {
            lesson.Case.ShouldNotBeNullOrWhiteSpace();
            lesson.Clauses[0].Heading.ShouldBe("What happened");
            lesson.Clauses[0].Certainty.ShouldNotBeNull();
            lesson.Clauses[^1].Heading.ShouldBe("What to do with it");
            lesson.Clauses[^1].Certainty.ShouldBeNull();
        }

        var named = new HistoricalRecord(s_sources, new Dictionary<string, long>
        {
            ["JP"] = 1,
            ["ID"] = 2,
            ["BN"] = 3,
            ["KH"] = 4,
            ["LA"] = 5,
            ["MY"] = 6,
            ["PH"] = 7,
        }).People().SelectMany(p => p.FullName.Split(' ')).Where(name => name.Length > 3);
        var text = string.Join('\n', s_all.SelectMany(g => g.Clauses).Select(c => c.Text));
        named.Where(name => Regex.IsMatch(
            text, $@"\b{Regex.Escape(name)}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
    }

    [Fact]
    public void A_first_start_publishes_them_for_24_months()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();

        var stored = db.Set<Guideline>().ToList();
        stored.Count.ShouldBe(15);
        stored.ShouldAllBe(g => g.Status == GuidelineStatus.Published
            && g.ReviewBy == g.PublishedOn!.Value.AddMonths(24));
    }

    [Fact]
    public void A_document_that_the_register_has_taken_further_is_left_alone()
    {
        using var register = new TemporaryRegister();
        using (var db = register.Open())
        {
            var next = new Guideline
            {
                Id = EntityId.New(),
                Code = "GL-CONSENT",
                Edition = 3,
                Kind = GuidelineKind.Guideline,
                Title = "Consent",
                Summary = "Ours.",
            };
            db.Add(next);
            db.SaveChanges();
            db.Set<Guideline>().Single(g => g.Code == "GL-CONSENT" && g.Edition == 2).GiveWayTo(next);
            db.SaveChanges();
            next.Publish(new(2026, 10, 1));
            db.SaveChanges();
        }

        RegisterStart.Prepare(register.Path);

        using var after = register.Open();
        after.Set<Guideline>().Count().ShouldBe(16);
        after.Set<Guideline>()
            .Single(g => g.Code == "GL-CONSENT" && g.Status == GuidelineStatus.Published).Title.ShouldBe("Consent");
    }

    [Fact]
    public void A_register_of_an_earlier_build_gets_the_next_editions_and_keeps_what_was_published()
    {
        using var register = new TemporaryRegister();
        // As an earlier build left it: one document in its first edition, another with a draft of the next.
        string[] codes = ["GL-CONSENT", "GL-ELECTIONS"];
        register.Run(string.Join('\n', [
            "PRAGMA foreign_keys = OFF;",
            .. Triggers().Select(name => $"DROP TRIGGER \"{name}\";"),
            .. codes.SelectMany(Parts),
            .. codes.Select(code => $"UPDATE Guideline SET Edition = 1, Id = {GuidanceWriter.IdOf(code, 1)} " +
                $"WHERE Code = '{code}';"),
        ]));
        using (var db = register.Open())
        {
            db.Add(new Guideline
            {
                Id = EntityId.New(),
                Code = "GL-ELECTIONS",
                Edition = 2,
                Kind = GuidelineKind.Guideline,
                Title = "Elections",
                Summary = "Ours.",
            });
            db.Set<RegisterState>().AsTracking().Single().CompletedBy = null;
            db.SaveChanges();
        }

        RegisterStart.Prepare(register.Path);

        using var after = register.Open();
        Editions("GL-CONSENT").ShouldBe([(1, GuidelineStatus.Superseded), (2, GuidelineStatus.Published)]);
        Editions("GL-ELECTIONS").ShouldBe([(1, GuidelineStatus.Published), (2, GuidelineStatus.Draft)]);
        after.Set<Guideline>().Single(g => g.Code == "GL-CONSENT" && g.Edition == 1).SupersededById
            .ShouldBe(GuidanceWriter.IdOf("GL-CONSENT", 2));

        List<(int, GuidelineStatus)> Editions(string code) =>
            [.. after.Set<Guideline>().Where(g => g.Code == code).OrderBy(g => g.Edition).AsEnumerable()
                .Select(g => (g.Edition, g.Status))];

        // What the edition in force is made of, under ids that its next edition will have.
        static IEnumerable<string> Parts(string code)
        {
            var id = GuidanceWriter.IdOf(code, 2);
            yield return "DELETE FROM GuidelineClauseSource WHERE GuidelineClauseId IN " +
                $"(SELECT Id FROM GuidelineClause WHERE GuidelineId = {id});";
            yield return $"DELETE FROM GuidelineClause WHERE GuidelineId = {id};";
            yield return $"DELETE FROM GuidelineTag WHERE GuidelineId = {id};";
            yield return $"DELETE FROM GuidelineFundamental WHERE GuidelinesId = {id};";
        }

        List<string> Triggers()
        {
            using var db = register.Open();
            return [.. db.Database.SqlQuery<string>(
                $"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%PublishedStays'")];
        }
    }

    [Theory]
    [InlineData("UPDATE Guideline SET Title = 'Other' WHERE Code = 'GL-CONSENT'")]
    [InlineData("UPDATE Guideline SET SearchText = 'other' WHERE Code = 'GL-CONSENT'")]
    [InlineData("UPDATE Guideline SET Status = 1, PublishedOn = NULL, ReviewBy = NULL WHERE Code = 'GL-CONSENT'")]
    [InlineData("DELETE FROM Guideline WHERE Code = 'GL-CONSENT'")]
    [InlineData("UPDATE GuidelineClause SET Text = 'other' WHERE Number = 1")]
    [InlineData("DELETE FROM GuidelineClause WHERE Number = 10")]
    [InlineData(
        "INSERT INTO GuidelineClause SELECT 1, GuidelineId, 99, Heading, Text, Grade, NULL FROM GuidelineClause " +
        "LIMIT 1")]
    [InlineData("DELETE FROM GuidelineTag")]
    [InlineData("DELETE FROM GuidelineFundamental")]
    [InlineData("UPDATE GuidelineClauseSource SET SourcesId = (SELECT Id FROM Source WHERE Code = 'P15')")]
    public void The_database_itself_keeps_what_was_published(string sql)
    {
        using var register = new TemporaryRegister();

        Should.Throw<SqliteException>(() => register.Run(sql)).Message.ShouldContain("A published edition");
    }
}
