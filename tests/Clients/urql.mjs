import assert from 'node:assert/strict';
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { buildSchema, introspectionFromSchema, isObjectType } from 'graphql';
import { authorization, endpoint, noting, sdl, sent } from './service.mjs';

const schema = buildSchema(await sdl());

// What has no id of its own is kept where it was found.
const keys = Object.fromEntries(
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.getFields().id)
    .map(({ name }) => [name, () => null]),
);

const client = (...between) =>
  new Client({
    url: endpoint,
    fetch: noting,
    fetchOptions: { headers: authorization },
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        schema: introspectionFromSchema(schema),
        keys,
        resolvers: { Query: { people: relayPagination() } },
      }),
      ...between,
      fetchExchange,
    ],
  });

const peopleQuery = gql`
  query People($where: PersonFilter, $first: Int, $after: String) {
    people(where: $where, first: $first, after: $after) {
      edges { cursor node { __typename id fullName } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

async function read(urql, query, variables) {
  const { data, error } = await urql.query(query, variables).toPromise();
  assert.ifError(error);
  return data;
}

const ids = ({ people }) => people.edges.map(({ node }) => node.id);

// Pages come one after the other, and grow into one list in the cache.
for (const where of [undefined, null, { kind: ['EEP'] }]) {
  const urql = client();
  let list = await read(urql, peopleQuery, { where, first: 10 });
  for (let page = 2; page <= 3; page++)
    list = await read(urql, peopleQuery, { where, first: 10, after: list.people.pageInfo.endCursor });
  assert.deepEqual(ids(list), ids(await read(client(), peopleQuery, { where, first: 30 })));
}

// What was read in a list is there by its id, and is not asked again.
{
  const urql = client();
  const [{ node }] = (await read(urql, peopleQuery, { first: 5 })).people.edges;
  const before = sent.length;
  assert.deepEqual(ids(await read(urql, peopleQuery, { first: 5 })).length, 5);
  const kept = urql.readQuery(peopleQuery, { first: 5 });
  assert.equal(kept.data.people.edges[0].node.fullName, node.fullName);
  assert.equal(sent.length, before);
}

// A hash in place of the document is refused so that the document follows.
{
  sent.length = 0;
  const urql = client(persistedExchange({ preferGetForPersistedQueries: false }));
  assert.equal(ids(await read(urql, peopleQuery, { first: 3 })).length, 3);
  assert.deepEqual(sent.map(({ query }) => Boolean(query)), [false, true]);
}

// What stands against a mutation is data, each error with its code and its place in the input.
{
  const urql = client();
  const mutation = gql`
    mutation Give($input: CreateAccessTokenInput!) {
      createAccessToken(input: $input) {
        accessToken { id label role }
        errors { code message path }
      }
    }
  `;
  const refused = await urql
    .mutation(mutation, { input: { role: 'FOCAL_POINT', label: 'urql', participant: 'XX' } })
    .toPromise();
  assert.ifError(refused.error);
  assert.equal(refused.data.createAccessToken.accessToken, null);
  assert.deepEqual(refused.data.createAccessToken.errors.map(({ path }) => path), [['participant']]);
  const given = await urql.mutation(mutation, { input: { role: 'INTEGRATOR', label: 'urql' } }).toPromise();
  assert.ifError(given.error);
  assert.deepEqual(given.data.createAccessToken.errors, []);
  assert.equal(given.data.createAccessToken.accessToken.label, 'urql');
}
