// node streams.mjs URL SCHEMA — subscriptions as the graphql-sse client reads them, against graphql-js's own.
import { readFileSync } from 'node:fs';
import { buildSchema, parse, subscribe } from 'graphql';
import { createClient } from 'graphql-sse';

const [url, file] = process.argv.slice(2);
const schema = buildSchema(readFileSync(file, 'utf8'));
const client = createClient({ url, retryAttempts: 0 });

// What the server under test does, in the reference implementation's words.
const rootValue = {
  async *count({ to }) {
    for (let number = 1; number <= to; number++) yield { count: { number, odd: () => odd(number) } };
  },
  faulty() {
    throw new Error('faulty');
  },
};

function odd(number) {
  if (number % 2 === 0) throw new Error('even');
  return true;
}

async function expected(query) {
  const result = await subscribe({ schema, document: parse(query), rootValue });
  if (!(Symbol.asyncIterator in result)) return [bare(result)];
  const all = [];
  for await (const answer of result) all.push(bare(answer));
  return all;
}

/** Everything but the wording of errors, which is each server's own. */
function bare(answer) {
  const { data, errors } = JSON.parse(JSON.stringify(answer));
  return JSON.stringify({ data, errors: errors?.map(({ locations, path }) => ({ locations, path })) });
}

async function received(query, most = Infinity) {
  const all = [];
  for await (const answer of client.iterate({ query })) if (all.push(bare(answer)) >= most) break;
  return all;
}

const queries = [
  'subscription { count(to: 3) { number odd } }',
  'subscription { count(to: 4) { number oddRequired: odd } }',
  'subscription S { again: count(to: 500) { ...N } } fragment N on Count { __typename number }',
  'subscription { count(to: 0) { number } }',
  'subscription { faulty }',
];
let differ = 0;
for (const query of queries) {
  const [ours, theirs] = [await received(query), await expected(query)];
  if (JSON.stringify(ours) === JSON.stringify(theirs)) continue;
  differ++;
  console.log(`${query}\n  ${ours.join('\n  ')}\nshould be\n  ${theirs.join('\n  ')}`);
}

// Leaving an endless stream must end it: the test looks whether anybody is still listened to.
const left = await received('subscription { count(to: 2000000000) { number } }', 5);
console.log(`${queries.length - differ} of ${queries.length} streams are the same; left one after ${left.length}.`);
client.dispose();
process.exitCode = differ === 0 && left.length === 5 ? 0 : 1;
