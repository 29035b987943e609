using System.Globalization;
using System.Text.Json;
using EnvoyRegistry.Availability.Calendars;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Availability;

/// <summary>A member's days: seen as a calendar, and changed by a tap for whole weeks or for a span of days.</summary>
static class MyDays
{
    public const string Place = $"{MemberPages.Home}/days";

    /// <summary>How many are shown at once.</summary>
    public const int Months = 6;

    const int Weeks = 8;
    const int UsualNotice = 72;

    // Longer than any span the API takes, and no longer than is soon counted.
    const int LongestSpan = 6 * 366;

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyDays($from: LocalDate) {
          viewer {
            person {
              id timeZone calendar { version }
              availability(from: $from) { from until status mode noticeHours confirmedAt }
              commitments { from until cause isExercise }
              availabilityQuestion { freeUntil answer }
              calendarFeed { createdAt lastReadAt }
            }
          }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_set = Form.Mutation("setAvailability");
    static readonly ReadOnlyMemory<byte> s_confirm = Form.Mutation("confirmAvailability");
    static readonly ReadOnlyMemory<byte> s_newFeed = Form.Mutation("createCalendarFeed", "url");
    static readonly ReadOnlyMemory<byte> s_noFeed = Form.Mutation("revokeCalendarFeed");
    static readonly ReadOnlyMemory<byte> s_import = Form.Mutation("importCalendar", """
        reading { busyDays { from until } partlyBusyDays { day } understood leftOut remarks }
        """);

    static readonly Option[] s_answers =
    [
        new("AVAILABLE", "I am free"), new("UNAVAILABLE", "I am not free"), new("LIMITED", "Ask me first"),
        new("UNKNOWN", "Take back what I said"),
    ];

    static readonly Option[] s_modes =
        [new("BOTH", "In person or from afar"), new("IN_PERSON", "In person only"), new("REMOTE", "From afar only")];

    static readonly Option[] s_notices =
    [
        new("0", "None"), new("24", "A day"), new("72", "Three days"), new("168", "A week"), new("336", "Two weeks"),
        new("720", "A month"),
    ];

    static readonly Crumb[] s_trail = [.. MemberPages.BelowHome, new("My days", Place)];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm(Place, "Your days are changed.", async visit =>
            await ReadAsync(visit) is { } days ? Change(visit, days) : null);
        app.MapForm($"{Place}/confirm", "Thank you: your days are confirmed as of today.", async visit =>
            await ReadAsync(visit) is { } days ? Confirm(days) : null);
        app.MapForm($"{Place}/import", "The calendar is read.", async visit =>
            await ReadAsync(visit) is { } days ? Import(visit, days) : null, LongestFile);
        app.MapPage($"{Place}/feed", async visit =>
            await ReadAsync(visit) is { } days ? ShowFeed(visit, days.CalendarFeed, null) : visit.NotThere());
        app.MapForm($"{Place}/feed/new", "The address is made.", async visit =>
            await ReadAsync(visit) is { } days ? NewFeed(days) : null);
        app.MapForm($"{Place}/feed/end", "The address shows nothing any more.", async visit =>
            await ReadAsync(visit) is { CalendarFeed: not null } days ? NoFeed(days) : null);
    }

    /// <summary>A calendar and the form around it.</summary>
    static int LongestFile => CalendarLimits.Default.Bytes + (64 * 1024);

    static Task<MyDaysPage.Days?> ReadAsync(Visit visit) => visit.EntryAsync<MyDaysPage.Days>(
        // It may be yesterday still where the person is.
        s_question, new { from = visit.Today.AddDays(-1) });

    static DateOnly TodayOf(Visit visit, MyDaysPage.Days days) => visit.Clock.Moment.TodayIn(days.TimeZone);

    static Form Change(Visit visit, MyDaysPage.Days days)
    {
        var today = TodayOf(visit, days);
        var from = DateOnly.TryParseExact(visit.Query("from"), "yyyy-MM", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var asked) && asked.Year is > 2000 and < 2200
                ? asked : today.AddDays(1 - today.Day);
        var first = asked > today ? from : today;
        var known = days.Ahead(today).FindLast(w => w.Status != "UNAVAILABLE");
        return new Form("My days", s_set,
        [
            new("weeks", "Tick whole weeks", InputKind.Ticks)
            {
                IsOptional = true,
                Plain = true,
                Options = [.. Enumerable.Range(0, Weeks).Select(week => Week(
                    DaysPicture.Monday(first).AddDays(week * 7), today, days))],
            },
            new("from", "From", InputKind.PickedDay)
            {
                IsOptional = true,
                Plain = true,
                Section = "Or choose days",
                Folds = true,
            },
            new("until", "Until, that day too", InputKind.PickedDay)
            {
                IsOptional = true,
                Plain = true,
                Section = "Or choose days",
                Folds = true,
            },
            new("mode", "I can serve", InputKind.Choice)
            {
                Options = s_modes,
                Value = known?.Mode ?? "BOTH",
                Section = "How, and how long ahead to ask me",
                Folds = true,
            },
            new("noticeHours", "Notice I need", InputKind.Choice)
            {
                Options = Notices(known?.NoticeHours),
                Value = (known?.NoticeHours ?? UsualNotice).ToString(CultureInfo.InvariantCulture),
                Section = "How, and how long ahead to ask me",
                Folds = true,
            },
            new("status", "On these days", InputKind.Buttons) { Options = s_answers },
        ])
        {
            Above = MyDaysPage.Of<MyDaysPage>(new MyDaysPage.Shown(days, from, today)),
            Given = [("person", days.Id)],
            Version = days.Calendar.Version,
            Back = Place,
            Trail = MemberPages.BelowHome,
            Check = Check,
            Shape = input => Shape(input, today),
            Placed = place => place.StartsWith("periods", StringComparison.Ordinal)
                ? place.EndsWith(".until", StringComparison.Ordinal) ? "until"
                : place.EndsWith(".noticeHours", StringComparison.Ordinal) ? "noticeHours" : "from" : place,
        };
    }

    static Option Week(DateOnly monday, DateOnly today, MyDaysPage.Days days)
    {
        var sunday = monday.AddDays(6);
        var states = Enumerable.Range(0, 7).Select(monday.AddDays).Where(day => day >= today)
            .Select(day => DaysPicture.StateOf(day, days.Availability, days.Commitments ?? [])).Distinct().ToList();
        var said = states switch
        {
            ["free"] => "free",
            ["taken"] => "not free",
            ["limited"] => "ask first",
            ["none"] => "nothing said",
            _ => "mixed",
        };
        return new(monday.ToString("O", CultureInfo.InvariantCulture),
            $"{Said.Days(monday < today ? today : monday, sunday)}: {said}");
    }

    static Option[] Notices(int? known) => known is not { } hours
        || Array.Exists(s_notices, o => o.Value == hours.ToString(CultureInfo.InvariantCulture))
            ? s_notices
            : [.. s_notices, new(hours.ToString(CultureInfo.InvariantCulture), DaysPicture.Notice(hours))];

    static IEnumerable<Fault> Check(IReadOnlyDictionary<string, object?> input)
    {
        var (from, until) = (Day(input.GetValueOrDefault("from")), Day(input.GetValueOrDefault("until")));
        if (from is null && until is not null)
            yield return new Fault("from", "Say the first day too.");
        if (from is { } first && until is { } last && last < first)
            yield return new Fault("until", $"The last day, {Said.Day(last)}, is before the first, {Said.Day(first)}.");
        if (from is null && until is null && input.GetValueOrDefault("weeks") is null)
            yield return new Fault("weeks", "Tick a week, or choose days below.");
    }

    /// <summary>Weeks and days as the periods they make, which share no day.</summary>
    static Dictionary<string, object?> Shape(Dictionary<string, object?> input, DateOnly today)
    {
        var named = new SortedSet<DateOnly>();
        foreach (var week in input.GetValueOrDefault("weeks") as IEnumerable<string> ?? [])
        {
            if (Day(week) is { } monday)
                named.UnionWith(Enumerable.Range(0, 7).Select(monday.AddDays).Where(day => day >= today));
        }
        if (Day(input.GetValueOrDefault("from")) is { } from)
        {
            var until = Day(input.GetValueOrDefault("until")) ?? from;
            named.UnionWith(Enumerable.Range(0, Math.Min(until.DayNumber - from.DayNumber + 1, LongestSpan))
                .Select(from.AddDays));
        }
        var periods = new List<Dictionary<string, object?>>();
        foreach (var day in named)
        {
            if (periods is [.., var run] && (DateOnly)run["until"]! == day.AddDays(-1))
                run["until"] = day;
            else
                periods.Add(new()
                {
                    ["from"] = day,
                    ["until"] = day,
                    ["status"] = input["status"],
                    ["mode"] = input["mode"],
                    ["noticeHours"] = int.Parse((string)input["noticeHours"]!, CultureInfo.InvariantCulture),
                });
        }
        return new()
        {
            ["person"] = input["person"],
            [Form.VersionField] = input[Form.VersionField],
            ["periods"] = periods,
        };
    }

    static DateOnly? Day(object? text) => text is string written
        && DateOnly.TryParseExact(written, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    /// <summary>That all of them are right still.</summary>
    public static Form Confirm(MyDaysPage.Days days) => new("Are your days right?", s_confirm, [])
    {
        Given = [("person", days.Id)],
        Version = days.Calendar.Version,
        Button = "Yes, these days are right",
        Back = Place,
        Trail = s_trail,
    };

    static Form Import(Visit visit, MyDaysPage.Days days)
    {
        var today = TodayOf(visit, days);
        return new Form("Bring in a calendar file", s_import,
        [
            new("calendar.base64", "The file", InputKind.File)
            {
                Hint = "A calendar that Outlook, Google or Apple exported. Its name ends with .ics.",
            },
            new("from", "From", InputKind.PickedDay)
            {
                Value = today.ToString("O", CultureInfo.InvariantCulture),
            },
            new("until", "Until, that day too", InputKind.PickedDay)
            {
                Value = today.AddYears(1).ToString("O", CultureInfo.InvariantCulture),
            },
        ])
        {
            Lead = "Days that the calendar takes up whole, or by four hours or more, become “not free”. Titles, places "
                + "and people are not read. A calendar that you brought in before is replaced for these days.",
            Button = "Bring it in",
            Given = [("person", days.Id), ("apply", true)],
            Version = days.Calendar.Version,
            Back = Place,
            Trail = s_trail,
            Told = (done, payload) => done.Show<CalendarReadPage, CalendarReadPage.Reading>(
                "The calendar is read", payload.GetProperty("reading").Deserialize<CalendarReadPage.Reading>(s_json)!,
                s_trail),
        };
    }

    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    static IResult ShowFeed(Visit visit, MyDaysPage.Feed? feed, string? address) =>
        visit.Show<CalendarFeedPage, CalendarFeedPage.Shown>(
            "Your days in your own calendar", new CalendarFeedPage.Shown(feed, address), s_trail);

    static Form NewFeed(MyDaysPage.Days days) => new(
        days.CalendarFeed is null ? "Make an address for your calendar" : "Make a new address for your calendar",
        s_newFeed, [])
    {
        Lead = days.CalendarFeed is null
            ? "Whoever has the address can read what you said of your days, so give it to nobody."
            : "The address of before shows nothing any more: put the new one wherever you used it.",
        Button = "Make it",
        Given = [("person", days.Id)],
        Back = $"{Place}/feed",
        Trail = s_trail,
        Told = (done, payload) => ShowFeed(done, null, payload.GetProperty("url").GetString()),
    };

    static Form NoFeed(MyDaysPage.Days days) => new("End the address", s_noFeed, [])
    {
        Lead = "Calendars that read your days at it show them no longer.",
        Button = "End it",
        Given = [("person", days.Id)],
        Back = $"{Place}/feed",
        Trail = s_trail,
    };
}
