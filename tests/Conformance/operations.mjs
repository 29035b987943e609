// node operations.mjs URL [COUNT] [SEED] — random operations, answered by the server as by the reference
// implementation.
// Each operation has a seed of its own, printed when it fails: `operations.mjs URL 1 SEED` asks that one again.
import { askable, fieldsOf } from './access.mjs';
import { Client } from './client.mjs';
import { damage, damageVariables } from './damage.mjs';
import { OperationGenerator } from './operation-generator.mjs';
import { difference, Oracle } from './oracle.mjs';
import { Random } from './random.mjs';
import { isConnection, Register } from './register.mjs';
import { Values } from './values.mjs';

const [url, count = '500', seed = '1'] = process.argv.slice(2);
const mostFailures = 5;
const questionsTried = 40;
// What the server tells of at most, as the reference does.
const mostErrors = 100;

const client = new Client(url);
const schema = await client.introspect();
schema.extensions.asked = askable(schema, await client.sdl());
const register = await Register.read(client, schema);
const oracle = new Oracle(register);
const pool = await Values.pool(register);
for (const field of fieldsOf(schema, schema.getQueryType()).filter(isConnection))
  pool.asked[field.name] = await questions(field);

const paged = Object.entries(pool.asked).map(([name, asked]) => `${asked.length} ${name}`);
console.log(`Read ${register.ids.length} objects from ${url}; pages of ${paged.join(', ')}.`);

const tally = { answered: 0, 'answered in part': 0, refused: 0 };
let failures = 0;
let tooDear = 0;
for (let own = Number(seed); own < Number(seed) + Number(count) && failures < mostFailures; own++) {
  const { request, method } = generate(new Random(own));
  const expected = await oracle.answer(request);
  const actual = await client.ask({ ...request, extensions: { cost: true } }, method).catch((fault) => ({ fault }));
  // Lists within lists are priced by how long each may be, so random nesting comes to more than is allowed at times.
  if (!expected.refused && actual.errors?.some(({ extensions }) => extensions?.limit === 'maxCost')) {
    tooDear++;
    continue;
  }
  const problem = compare(expected, actual);
  if (problem) {
    failures++;
    console.log(`\nSeed ${own}, ${method}: ${problem}\n${request.query}\n${JSON.stringify(request.variables)}`);
    console.log(`  expected ${brief(expected)}\n  answered ${brief(actual)}`);
  }
  tally[expected.refused ? 'refused' : expected.failed.length ? 'answered in part' : 'answered']++;
}

const kinds = Object.entries(tally)
  .map(([kind, times]) => `${times} ${kind}`)
  .join(', ');
console.log(`${kinds}, ${tooDear} over the limit of costs; ${failures} not as the reference implementation does.`);
// A run in which nothing was answered, or nothing refused, has shown nothing; nor has one that was often too dear.
const isTelling = Number(count) < 100 || Object.values(tally).every((times) => times > 0);
process.exitCode = failures === 0 && isTelling && tooDear <= Math.max(1, Number(count) / 100) ? 0 : 1;

/** Some questions that a connection answers with several pages of one, and the cursors of their answers. */
async function questions(field) {
  const generator = new OperationGenerator(new Random(0), schema, new Values(new Random(0), pool));
  const asked = [];
  for (let i = 0; i < questionsTried; i++) {
    const args = generator.requiredArguments(field);
    const { edges } = await register.answer(schema.getQueryType(), field, args).catch(() => ({ edges: [] }));
    if (edges.length > 1) asked.push({ args, cursors: edges.map(({ cursor }) => cursor) });
  }
  return asked;
}

function generate(random) {
  const request = new OperationGenerator(random, schema, new Values(random, pool)).operation();
  if (random.percent(25)) request.query = damage(request.query, random);
  else if (random.percent(10) && Object.keys(request.variables).length > 0)
    request.variables = damageVariables(request.variables, random);
  return { request, method: random.percent(30) ? 'GET' : 'POST' };
}

function compare(expected, actual) {
  if (actual.fault) return actual.fault.message;
  const { status, data, errors = [], extensions: { cost } = {} } = actual;
  if (expected.refused) {
    if (data !== undefined || errors.length === 0) return 'it should be refused';
    if (status !== 400) return `it is refused with ${status}, not 400`;
    return areAmong(expected.refused, errors) ? undefined : 'the errors are elsewhere';
  }
  if (data === undefined) return 'it should not be refused';
  if (cost && cost.actual > cost.predicted) return `it came to ${cost.actual}, and ${cost.predicted} was predicted`;
  const where = difference(expected.data, data);
  if (where !== undefined) return `data differs at ${where}`;
  const erased = (paths) => sorted([...new Set(paths.map((path) => erasedBy(path, data)))]);
  const failed = errors.flatMap((error) => positions(error, expected.failed));
  return erased(expected.failed) === erased(failed) ? undefined : 'other fields failed';
}

/**
 * Whether they stand where they should, each once: all of them, or where the last one says that there are more than are
 * told, as many as are told. Which ones those are is not prescribed.
 */
function areAmong(places, errors) {
  const told = errors.map(({ locations }) => locations ?? []);
  if (errors.at(-1).extensions?.limit !== 'maxErrors') return sorted(places) === sorted(told);
  told.pop();
  const left = places.map((place) => JSON.stringify(place));
  return told.length === mostErrors && places.length > mostErrors && told.every((place) => {
    const at = left.indexOf(JSON.stringify(place));
    return at >= 0 && left.splice(at, 1).length === 1;
  });
}

/** Of an error; of one that is told once for a column, all its rows, of which there must be as many as it says. */
function positions({ path, extensions }, failed) {
  if (!extensions?.rows) return [path];
  const column = (steps) => steps.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  const rows = failed.filter((other) => column(other) === column(path));
  return rows.length === extensions.rows ? rows : [path];
}

/** Where an error left its null. Of several errors under one such place a server need not tell more than one. */
function erasedBy(path, data) {
  let value = data;
  let length = 0;
  while (value != null && length < path.length) value = value[path[length++]];
  return path.slice(0, length).join('.');
}

function sorted(list) {
  return JSON.stringify(list.map((item) => JSON.stringify(item)).sort());
}

function brief(value) {
  const text = JSON.stringify(value, (_, item) => (item instanceof Error ? item.message : item));
  return text.length <= 1_500 ? text : `${text.slice(0, 1_500)} … (${text.length} characters)`;
}
