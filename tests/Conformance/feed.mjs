// node feed.mjs ENDPOINT — ical.js reads in a person's feed what GraphQL answers for her days. ENVOY_TOKEN is a
// member's.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { Client } from './client.mjs';

const [endpoint] = process.argv.slice(2);
const member = new Client(endpoint);
const { viewer } = await member.read('{ viewer { person { id timeZone } } }');
const { id: person, timeZone } = viewer.person;
// Days are days where she is.
const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
const day = (ahead) => days.format(Date.now() + ahead * 86_400_000);

async function change(mutation, input, result = '') {
  const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${result} errors { message } } }`;
  const payload = (await member.read(query, { input: { person, ...input } }))[mutation];
  assert.deepEqual(payload.errors, []);
  return payload;
}

async function answered() {
  const query = `query ($person: ID!, $from: LocalDate) {
    person(id: $person) { availability(from: $from) { from until status mode confirmedAt } }
  }`;
  return (await member.read(query, { person, from: day(0) })).person.availability;
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);
  return events.map(({ component, startDate, endDate }) => {
    assert.ok(startDate.isDate && endDate.isDate);
    const last = endDate.clone();
    last.adjust(-1, 0, 0, 0);
    const [status, mode] = component.getFirstProperty('categories').getValues();
    // Only days she is not free on take up time in her own calendar.
    assert.equal(component.getFirstPropertyValue('transp'), status === 'UNAVAILABLE' ? 'OPAQUE' : 'TRANSPARENT');
    const confirmedAt = component.getFirstPropertyValue('dtstamp').toString();
    return { from: startDate.toString(), until: last.toString(), status, mode, confirmedAt };
  });
}

/** The service keeps parts of seconds, a calendar has none. */
const inSeconds = (windows) =>
  windows.map((window) => ({ ...window, confirmedAt: window.confirmedAt.replace(/\.\d+Z$/, 'Z') }));

async function compare(url) {
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8');
  const text = await response.text();
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  const windows = await answered();
  assert.deepEqual(read(text), inSeconds(windows));
  return { tag: response.headers.get('etag'), count: windows.length };
}

const status = async (url, headers = {}, method = 'GET') => (await fetch(url, { headers, method })).status;

/** Says of days what holds from now on, whatever was said before. */
async function state(periods) {
  const { calendar } = (await member.read('query ($person: ID!) { person(id: $person) { calendar { version } } }', {
    person,
  })).person;
  return change('setAvailability', { expectedVersion: calendar.version, periods });
}

await state([{ from: day(0), until: day(365), status: 'UNKNOWN' }]);
const { url: first } = await change('createCalendarFeed', {}, 'url');
const empty = await compare(first);
assert.equal(empty.count, 0);

await state([
  { from: day(20), until: day(30), status: 'AVAILABLE', mode: 'REMOTE' },
  { from: day(31), until: day(31), status: 'LIMITED', mode: 'IN_PERSON', noticeHours: 72 },
  { from: day(32), until: day(60), status: 'AVAILABLE' },
  { from: day(90), until: day(100), status: 'UNAVAILABLE' },
]);
await state([{ from: day(40), until: day(44), status: 'UNKNOWN' }]);
const full = await compare(first);
assert.equal(full.count, 5);

// What calendar programs do when they look again.
assert.notEqual(full.tag, empty.tag);
assert.equal(await status(first, { 'if-none-match': full.tag }), 304);
assert.equal(await status(first, { 'if-none-match': empty.tag }), 200);
assert.equal(await status(first, {}, 'HEAD'), 200);

// A feed that was replaced, one that was revoked and one that never was answer alike.
const { url: second } = await change('createCalendarFeed', {}, 'url');
await compare(second);
await change('revokeCalendarFeed', {});
const never = second.replace(/[0-9a-f]{8}\.ics$/, '00000000.ics');
const gone = await Promise.all(
  [first, second, never].map(async (url) => {
    // Each request has its time and its id.
    const response = await fetch(url, { headers: { 'if-none-match': full.tag } });
    const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    return { status: response.status, headers, body: await response.text() };
  }),
);
assert.equal(gone[0].status, 404);
assert.deepEqual(gone[1], gone[0]);
assert.deepEqual(gone[2], gone[0]);
console.log(`${full.count} windows are the same in the feed and in GraphQL.`);
