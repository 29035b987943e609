using System.Globalization;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// The events of one identifier: an event, its recurrence set (RFC 5545 §3.8.5) and the overrides that stand in the
/// place of single occurrences (§3.8.4.4).
/// </summary>
sealed class EventSeries(CalendarZones zones, BusyCollector found, Steps steps, Remarks remarks)
{
    public void Read(IReadOnlyList<Component> events, Action<Component, Action> attempt)
    {
        var latest = Latest(events);
        var overrides = latest.Where(e => e.All("RECURRENCE-ID").Any()).ToList();
        foreach (var @event in latest.Except(overrides))
            attempt(@event, () => ReadEvent(@event, overrides));
        if (overrides.Count == 0)
            return;
        var rules = latest.Except(overrides).SelectMany(e => e.All("RRULE")).Select(rule => rule.Said)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var @override in overrides)
            attempt(@override, () => ReadOverride(@override, rules));
    }

    // §3.8.7.4: a later revision takes the place of an earlier one. Revisions that tell no order all stand: when they
    // were written (DTSTAMP) is none, for programs write the moment of the export, and some give many events one
    // identifier.
    List<Component> Latest(IReadOnlyList<Component> events)
    {
        var latest = new List<Component>();
        foreach (var same in events.GroupBy(e =>
            e.All("RECURRENCE-ID").FirstOrDefault() is { } id ? (id.Value, id.Parameter("TZID")) : default))
        {
            var revision = same.Max(Revision);
            var standing = same.Where(e => Revision(e) == revision).ToList();
            if (standing.Count > 1)
                standing = [.. standing.DistinctBy(e => e.Said, StringComparer.Ordinal)];
            foreach (var other in standing.Skip(1))
                remarks.Add(new CalendarFaultException(other.Line, other.Name,
                    "another event has its UID and SEQUENCE, so which of the two holds is not known"),
                    RemarkEffect.BothRead);
            latest.AddRange(standing);
        }
        return latest;
    }

    static int Revision(Component @event) =>
        int.TryParse(@event.All("SEQUENCE").FirstOrDefault()?.Value, NumberStyles.None, null, out var sequence)
            ? sequence : 0;

    void ReadEvent(Component @event, List<Component> overrides)
    {
        if (!IsBusy(@event))
            return;
        var start = Start(@event);
        var length = EventLength.Read(@event, start, zones);
        var takenOut = new TakenOut(start);
        foreach (var line in @event.All("EXDATE"))
        {
            foreach (var time in CalendarTime.ParseAll(line, zones))
                takenOut.Add(line, time);
        }
        var end = EndByOverride(overrides, start, takenOut);
        if (@event.All("EXRULE").FirstOrDefault() is { } exceptions)
            throw exceptions.Fault("it is not supported, and RFC 5545 no longer knows it");

        IEnumerable<Occurrence> all = @event.One("RRULE") is { } rule
            ? ByRule(RecurrenceRule.Parse(rule, start, zones), start, length)
            : [At(start, length)];
        found.Add(@event.Line, @event.Name, all.Concat(FurtherDates(@event, start, length)).Where(o =>
            found.Touches(o)
            && (end is null || o.From < end)
            && !takenOut.Contains(o.IsWholeDays ? o.From : start.Zone.ToLocal(o.From), o.From)));
    }

    /// <param name="rules">Those of the series, which some programs repeat here.</param>
    void ReadOverride(Component @override, HashSet<string> rules)
    {
        var line = @override.One("RECURRENCE-ID")!;
        CalendarTime.Parse(line, zones);
        if (line.Parameter("RANGE") is not null)
            throw line.Fault("RANGE is not supported");
        if (@override.All("RRULE").FirstOrDefault(rule => !rules.Contains(rule.Said)) is { } rule)
            remarks.Add(
                rule.Fault("what stands in the place of one occurrence does not recur"), RemarkEffect.NotRead);
        if (!IsBusy(@override))
            return;
        var start = Start(@override);
        var length = EventLength.Read(@override, start, zones);
        found.Add(@override.Line, @override.Name,
            FurtherDates(@override, start, length).Prepend(At(start, length)).Where(found.Touches));
    }

    /// <summary>§3.8.1.11 and §3.8.2.7. What is only tentative takes its time all the same.</summary>
    bool IsBusy(Component @event)
    {
        var status = @event.One("STATUS");
        var transparency = @event.One("TRANSP");
        return (status?.Value.ToUpperInvariant(), transparency?.Value.ToUpperInvariant()) switch
        {
            ("CANCELLED", _) => false,
            (null or "CONFIRMED" or "TENTATIVE", null or "OPAQUE" or "TRANSPARENT") => IsBusy(@event, transparency),
            (null or "CONFIRMED" or "TENTATIVE", _) => throw transparency!.Fault("neither OPAQUE nor TRANSPARENT"),
            _ => throw status!.Fault("this is no status of an event"),
        };
    }

    /// <summary>Microsoft's programs say it in a way of their own besides, or in that alone.</summary>
    bool IsBusy(Component @event, ContentLine? transparency)
    {
        var isOpaque = !string.Equals(transparency?.Value, "TRANSPARENT", StringComparison.OrdinalIgnoreCase);
        var shown = @event.All("X-MICROSOFT-CDO-BUSYSTATUS").FirstOrDefault()
            ?? @event.All("X-MICROSOFT-CDO-INTENDEDSTATUS").FirstOrDefault();
        bool? isShownBusy = shown?.Value.ToUpperInvariant() switch
        {
            "FREE" => false,
            "BUSY" or "OOF" or "TENTATIVE" => true,
            _ => null,
        };
        if (isShownBusy is not { } said || said == isOpaque)
            return isOpaque;
        if (transparency is null)
            return said;
        remarks.Add(
            shown!.Fault("it says otherwise than TRANSP whether the time is free"), RemarkEffect.TakenAsBusy);
        return true;
    }

    CalendarTime Start(Component @event)
    {
        var line = @event.One("DTSTART") ?? throw @event.Missing("DTSTART");
        var start = CalendarTime.Parse(line, zones);
        return start.Form == TimeForm.Floating && zones.FloatsElsewhere
            ? throw line.Fault("it has no zone, and X-WR-TIMEZONE names another than the person's")
            : start;
    }

    /// <summary>
    /// Takes out what overrides stand for. An override of this and all later occurrences ends what is known.
    /// </summary>
    DateTime? EndByOverride(List<Component> overrides, CalendarTime start, TakenOut takenOut)
    {
        DateTime? end = null;
        var looked = steps.OfOneRule();
        foreach (var line in overrides.SelectMany(o => o.All("RECURRENCE-ID")))
        {
            // Reading a time costs what looking at some days does.
            if (!looked.Spend(10))
                throw line.Fault("the events of its identifier have more overrides than are looked at");
            var time = CalendarTime.Parse(line, zones);
            if (line.Parameter("RANGE") is { } range)
            {
                if (!string.Equals(range, "THISANDFUTURE", StringComparison.OrdinalIgnoreCase)
                    || time.IsDate != start.IsDate)
                    throw line.Fault("it changes more occurrences than one, and which is not known");
                var first = time.IsDate ? time.Local : time.ToUtc();
                end = first > end ? end : first;
                remarks.Add(
                    line.Fault("RANGE is not supported, so the series is not known from here on"),
                    RemarkEffect.OccurrencesLeftOut);
            }
            takenOut.Add(line, time);
        }
        return end;
    }

    /// <summary>Its RDATEs, §3.8.5.2.</summary>
    IEnumerable<Occurrence> FurtherDates(Component @event, CalendarTime start, EventLength length)
    {
        foreach (var line in @event.All("RDATE"))
        {
            foreach (var text in line.Value.Split(','))
            {
                var period = string.Equals(line.Parameter("VALUE"), "PERIOD", StringComparison.OrdinalIgnoreCase)
                    ? CalendarPeriod.Parse(line, text.Trim(), zones)
                    : (CalendarPeriod?)null;
                var time = period?.Start ?? CalendarTime.Parse(line, text, zones);
                if (time.IsDate != start.IsDate
                    || (time.Form == TimeForm.Floating) != (start.Form == TimeForm.Floating))
                    throw line.Fault("it is not written in the way of DTSTART");
                yield return period is { } given ? new Occurrence(time.ToUtc(), given.Until) : At(time, length);
            }
        }
    }

    static Occurrence At(CalendarTime start, EventLength length)
    {
        var from = start.IsDate ? start.Local : start.ToUtc();
        // Far beyond every question there is no end to compute.
        if (start.Local.Year > CalendarTime.LastYear)
            return new Occurrence(from, from, start.IsDate);
        return start.IsDate
            ? new Occurrence(from, from.AddDays(length.Days), IsWholeDays: true)
            : new Occurrence(from, length.End(start.Local, from, start.Zone));
    }

    IEnumerable<Occurrence> ByRule(RecurrenceRule rule, CalendarTime start, EventLength length)
    {
        var (certain, inDoubt) = RuleEnd.Find(rule, start);
        var first = At(start, length);
        if (first.From > inDoubt)
            throw rule.Line.Fault("UNTIL is before DTSTART");

        var days = new RuleDays(rule, start.Day, steps.OfOneRule());
        // §3.8.5.3 leaves open whether such a DTSTART is an occurrence, and with that what COUNT counts.
        var isStartDoubted = !days.IncludeStart;
        if (isStartDoubted && found.Touches(first))
            Doubt(rule, "DTSTART is no day of the rule, so whether it takes place is in doubt");

        var (from, until) = found.DaysToSearch(start.Zone, length.AtMostDays);
        var (count, isDoubted, isSkipped) = (0, false, false);
        foreach (var day in days.Between(rule.Count is null ? from : start.Day, until))
        {
            var time = start with { Local = day.ToDateTime(TimeOnly.FromDateTime(start.Local)) };
            var occurrence = At(time, length);
            // §3.3.10: an occurrence at a time that clocks never show is ignored and not counted. A day without a
            // midnight begins later, and is a day all the same.
            if (!time.IsDate && time != start && !length.IsOfDays(start) && !time.Zone.Exists(time.Local))
            {
                if (!isSkipped && found.Touches(occurrence))
                    Doubt(rule, "clocks skip the time of an occurrence, so when it takes place is in doubt");
                isSkipped |= found.Touches(occurrence);
                continue;
            }
            if (occurrence.From > inDoubt || ++count > rule.Count)
                yield break;
            if (isStartDoubted && count == rule.Count)
            {
                if (found.Touches(occurrence))
                    Doubt(rule, "DTSTART is no day of the rule, so whether COUNT counts it is in doubt");
            }
            else if (occurrence.From <= certain)
                yield return occurrence;
            else if (!isDoubted && found.Touches(occurrence))
            {
                isDoubted = true;
                Doubt(rule, "UNTIL is not written in the way of DTSTART, and its last occurrences are in doubt");
            }
        }
    }

    void Doubt(RecurrenceRule rule, string what) => remarks.Add(rule.Line.Fault(what), RemarkEffect.OccurrencesLeftOut);
}
