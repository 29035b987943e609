// node calendars.mjs CASES — ical.js reads the feeds and the busy calendars of CASES as the registry does.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const { busy, feeds } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const day = 86_400;
const seconds = (text) => Date.parse(text) / 1000;
const instant = (time) => new Date(time * 1000).toISOString().slice(0, 16);
let faults = 0;

function compare(name, expected, actual) {
  const [registry, icalJs] = [JSON.stringify(expected), JSON.stringify(actual)];
  if (registry === icalJs) return;
  faults++;
  if (faults <= 10) console.log(`${name}\n  registry: ${registry}\n  ical.js:  ${icalJs}`);
}

function merged(intervals) {
  const result = [];
  for (const [from, until] of intervals.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else result.push([from, until]);
  }
  return result;
}

const isBusy = (component) =>
  component.getFirstPropertyValue('status') !== 'CANCELLED' &&
  component.getFirstPropertyValue('transp') !== 'TRANSPARENT';

function occurrences(events, from, until) {
  const found = [];
  const add = (item, start, end) => {
    if (isBusy(item)) found.push([start.toUnixTime(), end.toUnixTime()]);
  };
  for (const uid of new Set(events.map((event) => event.getFirstPropertyValue('uid')))) {
    const series = events.filter((event) => event.getFirstPropertyValue('uid') === uid);
    const exceptions = series.filter((event) => event.hasProperty('recurrence-id'));
    const event = new ICAL.Event(
      series.find((each) => !each.hasProperty('recurrence-id')),
      { exceptions },
    );
    const all = event.iterator();
    for (let next = all.next(); next && next.toUnixTime() < until + day; next = all.next()) {
      if (event.component.hasProperty('rrule')) {
        const { item, startDate, endDate } = event.getOccurrenceDetails(next);
        add(item.component, startDate, endDate);
      } else add(event.component, event.startDate, event.endDate);
    }
  }
  return merged(
    found
      .map(([start, end]) => [Math.max(start, from), Math.min(end, until)])
      .filter(([start, end]) => start < end),
  );
}

// RFC 5545 section 3.3.10 gives a rule no end but its own: ical.js gives up one that stays without a day for four
// years.
const givenUp = 'Malformed values in BYDAY combined with BYMONTHDAY parts';
let skipped = 0;

for (const { name, text, from, until, busy: expected } of busy) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  let actual;
  try {
    actual = occurrences(calendar.getAllSubcomponents('vevent'), seconds(from), seconds(until) + day);
  } catch (fault) {
    if (fault.message !== givenUp) throw fault;
    skipped++;
    continue;
  }
  compare(
    name,
    expected.map((interval) => `${interval.from.slice(0, 16)}/${interval.until.slice(0, 16)}`),
    actual.map(([start, end]) => `${instant(start)}/${instant(end)}`),
  );
}

for (const { text, windows } of feeds) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const read = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const last = event.endDate.clone();
    last.adjust(-1, 0, 0, 0);
    const [status, mode] = component.getFirstProperty('categories').getValues();
    return {
      uid: event.uid,
      from: event.startDate.toString(),
      until: last.toString(),
      status,
      mode,
      confirmedAt: component.getFirstPropertyValue('dtstamp').toString(),
      sequence: event.sequence,
    };
  });
  compare('a feed', windows, read);
}

console.log(
  `${busy.length} busy calendars, ${feeds.length} feeds: ${faults} differ from ical.js, which gave up ${skipped}.`,
);
// A run that ical.js gave up has shown nothing.
process.exitCode = faults || skipped * 20 > busy.length ? 1 : 0;
