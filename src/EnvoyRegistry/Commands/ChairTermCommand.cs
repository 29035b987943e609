using System.CommandLine;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary><c>chair-term list|add|change|end</c></summary>
static class ChairTermCommand
{
    public static Command Create(string[] settings) => new(
        "chair-term",
            "Keeps the terms of the ARF Chair: data with a basis, never a formula. Terms never overlap; gaps are told.")
    {
        List(settings), Add(settings), Change(settings), End(settings),
    };

    static Command List(string[] settings)
    {
        var list = new Command("list", "Lists all terms with their codes, and the days between them that none covers.");
        list.Changes(settings, (_, context, db) =>
        {
            var terms = Terms(db);
            return string.Join(Environment.NewLine,
                terms.OrderBy(t => t.From).Select(t => t.InWords).Concat(Gaps(terms, context.Today)));
        });
        return list;
    }

    static Command Add(string[] settings)
    {
        var participant = new Argument<string>("participant") { Description = "Who chairs, such as SG." };
        var from = ReferenceChange.Day("from", "The first day");
        var until = ReferenceChange.Day("until", "The last day, included");
        var basis = new Option<string>("--basis")
        {
            Description = "Why this participant, and why these days.",
            Required = true,
        };
        var certainty = ReferenceChange.WordOption("--certainty", Certainty.Certain, "How sure the days are");
        var sources = new Option<string[]>("--source")
        {
            Description = "The key of a source it rests on; may be given again.",
        };

        var add = new Command("add", "Adds a term.") { participant, from, until, basis, certainty, sources };
        add.Changes(settings, (parsed, context, db) =>
        {
            var chair = db.FindParticipant(parsed.GetRequiredValue(participant));
            var last = parsed.GetValue(until);
            var code = ChairCalendar.NewCode(db, chair, last);
            var term = new ChairTerm
            {
                Id = EntityId.New(), // by the id of a term that came with the register it would be corrected
                Code = code,
                Participant = chair,
                From = parsed.GetValue(from),
                Until = last,
                Basis = parsed.GetRequiredValue(basis),
                Certainty = parsed.GetValue(certainty),
                Sources = [.. (parsed.GetValue(sources) ?? []).Select(db.FindSource)],
            };
            db.Add(term);
            return Checked(db, term, context.Today);
        });
        return add;
    }

    static Command Change(string[] settings)
    {
        var code = new Argument<string>("code") { Description = "The term, by the code that `list` gives." };
        var participant = new Option<string>("--participant") { Description = "Who chairs instead." };
        var from = ReferenceChange.DayOption("--from", "The first day");
        var until = ReferenceChange.DayOption("--until", "The last day, included");
        var basis = new Option<string>("--basis") { Description = "Why so now.", Required = true };
        var certainty = new Option<Certainty?>("--certainty")
        {
            Description = $"How sure the days are: one of {Words<Certainty>.List}.",
            CustomParser = result => ReferenceChange.Word<Certainty>(result),
        };

        var change = new Command("change", "Changes a term: another Chair, other days, or how sure they are.")
        {
            code, participant, from, until, basis, certainty,
        };
        change.Changes(settings, (parsed, context, db) =>
        {
            var term = Term(db, parsed.GetRequiredValue(code));
            if (parsed.GetValue(participant) is { } other)
                term.ParticipantId = db.FindParticipant(other).Id;
            term.From = parsed.GetValue(from) ?? term.From;
            term.Until = parsed.GetValue(until) ?? term.Until;
            term.Certainty = parsed.GetValue(certainty) ?? term.Certainty;
            term.Basis = parsed.GetRequiredValue(basis);
            term.Version++;
            return Checked(db, term, context.Today);
        });
        return change;
    }

    static Command End(string[] settings)
    {
        var code = new Argument<string>("code") { Description = "The term, by the code that `list` gives." };
        var until = ReferenceChange.Day("until", "The last day, included");

        var end = new Command("end", "Ends a term on another day.") { code, until };
        end.Changes(settings, (parsed, context, db) =>
        {
            var term = Term(db, parsed.GetRequiredValue(code));
            term.Until = parsed.GetValue(until);
            term.Version++;
            return Checked(db, term, context.Today);
        });
        return end;
    }

    static List<ChairTerm> Terms(RegistryDb db) => [.. db.Set<ChairTerm>().Include(t => t.Participant)];

    static ChairTerm Term(RegistryDb db, string code)
    {
        var terms = Terms(db);
        return terms.Find(t => t.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            ?? throw new ChangeRefusedException(
            $"`{code}` is no term.{Parley.GraphQL.Errors.DidYouMean.Suffix(code, terms.Select(t => t.Code))}");
    }

    static string Checked(RegistryDb db, ChairTerm term, DateOnly today)
    {
        if (ChairCalendar.Refusal(Terms(db), term) is { } refusal)
            throw new ChangeRefusedException(refusal);
        db.SaveChanges();
        var terms = Terms(db);
        return string.Join(Environment.NewLine, Gaps(terms, today).Prepend(terms.Single(t => t.Id == term.Id).InWords));
    }

    static IEnumerable<string> Gaps(List<ChairTerm> terms, DateOnly today)
    {
        var last = terms.Select(t => t.Until).Append(today.AddDays(ChairCalendar.DaysAhead)).Max();
        return ChairCalendar.Gaps(terms.Select(t => (t.From, t.Until)), terms.Min(t => t.From), last)
            .Select(gap => $"Nobody chairs from {Day(gap.From)} to {Day(gap.Until)}.");
    }

    static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";
}
