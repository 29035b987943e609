import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import relayCompiler from 'relay-compiler';
import relay from 'relay-runtime';
import { authorization, endpoint, noting, sdl } from './service.mjs';

const folder = new URL('dist/relay/', import.meta.url);
await compile();
const made = (name) => createRequire(folder)(`./made/${name}.graphql.js`);
const peopleQuery = made('RegisterPeopleQuery');
const people = made('Register_people');
const person = made('Register_person');
const personAgain = made('RegisterPersonAgainQuery');
const giveToken = made('RegisterGiveTokenMutation');

const environment = () =>
  new relay.Environment({
    store: new relay.Store(new relay.RecordSource()),
    network: relay.Network.create(async ({ text: query }, variables) => {
      const headers = { 'content-type': 'application/json', ...authorization };
      return (await noting(endpoint, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json();
    }),
  });

async function compile() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(new URL('made/', folder), { recursive: true });
  await cp(new URL('relay/', import.meta.url), new URL('src/', folder), { recursive: true });
  // What the compiler writes is CommonJS, as bundlers read it.
  await writeFile(new URL('package.json', folder), '{ "type": "commonjs" }');
  await writeFile(new URL('schema.graphql', folder), await sdl());
  await writeFile(
    new URL('relay.config.json', folder),
    JSON.stringify({
      src: './src',
      schema: './schema.graphql',
      language: 'javascript',
      artifactDirectory: './made',
      eagerEsModules: false,
      noSourceControl: true,
    }),
  );
  const { status, stdout, stderr } = spawnSync(relayCompiler, ['relay.config.json'], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
}

const load = (env, query, variables) => relay.fetchQuery(env, query, variables).toPromise();

/** The list as a component sees it: through its fragment, out of the store. */
const list = (env, variables) => env.lookup(selector(env, variables)).data.people;

const selector = (env, variables) =>
  relay.getSingularSelector(
    people, env.lookup(relay.createOperationDescriptor(peopleQuery, variables).fragment).data);

/** What `loadNext` of react-relay's pagination sends. */
function loadNext(env, variables) {
  const { endCursor } = list(env, variables).pageInfo;
  const { owner, variables: own } = selector(env, variables);
  const { paginationRequest, paginationMetadata } = relay.getPaginationMetadata(people, 'loadNext');
  const base = { ...owner.variables, ...own };
  const next = relay.getPaginationVariables('forward', 10, endCursor, base, {}, paginationMetadata);
  return load(env, paginationRequest, next);
}

const ids = ({ edges }) => edges.map(({ node }) => node.__id);

for (const variables of [{}, { where: null, search: null }, { where: { kind: ['EEP'] } }, { search: 'invented' }]) {
  const env = environment();
  await load(env, peopleQuery, variables);
  for (let page = 2; page <= 3; page++) await loadNext(env, variables);
  const { totalCount } = list(env, variables);
  const seen = ids(list(env, variables));
  assert.equal(seen.length, 30, `30 of ${totalCount} with ${JSON.stringify(variables)}`);
  assert.equal(new Set(seen).size, 30);
  assert.equal(list(env, variables).pageInfo.hasNextPage, totalCount > 30);
}

// A component asks for its own person again, by the id, through `node`.
{
  const env = environment();
  await load(env, peopleQuery, {});
  const { node } = list(env, {}).edges[0];
  const before = env.lookup(relay.getSingularSelector(person, node)).data;
  await load(env, personAgain, { id: before.id });
  assert.deepEqual(env.lookup(relay.getSingularSelector(person, node)).data, before);
}

// What stands against a mutation is data.
{
  const give = (input) =>
    new Promise((onCompleted, onError) =>
      relay.commitMutation(environment(), { mutation: giveToken, variables: { input }, onCompleted, onError }));
  const { createAccessToken: refused } = await give({ role: 'FOCAL_POINT', label: 'Relay', participant: 'XX' });
  assert.equal(refused.accessToken, null);
  assert.deepEqual(refused.errors.map(({ __typename, path }) => [__typename, path]), [['NotFound', ['participant']]]);
  const { createAccessToken: given } = await give({ role: 'INTEGRATOR', label: 'Relay' });
  assert.deepEqual([given.accessToken.label, given.errors], ['Relay', []]);
}
