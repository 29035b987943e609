import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { authorization, endpoint, noting, sent } from './service.mjs';

const http = new HttpLink({ uri: endpoint, headers: authorization, fetch: noting });

const client = (link = http) =>
  new ApolloClient({
    link,
    cache: new InMemoryCache({
      typePolicies: { Query: { fields: { people: relayStylePagination(['search', 'where']) } } },
    }),
  });

const peopleQuery = gql`
  query People($where: PersonFilter, $first: Int, $after: String) {
    people(where: $where, first: $first, after: $after) {
      totalCount
      edges { cursor node { id fullName } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const steps = {
  async 'pages come one after the other, and grow into one list in the cache'() {
    for (const where of [undefined, null, { kind: ['EEP'] }]) {
      const apollo = client();
      const list = apollo.watchQuery({ query: peopleQuery, variables: { where, first: 10 } });
      const shown = new Promise((resolve) =>
        list.subscribe(({ data }) => data?.people.edges.length === 30 && resolve(data)));
      let { data: page } = await apollo.query({ query: peopleQuery, variables: { where, first: 10 } });
      for (let next = 2; next <= 3; next++)
        ({ data: page } = await list.fetchMore({ variables: { after: page.people.pageInfo.endCursor } }));
      const { data } = await client().query({ query: peopleQuery, variables: { where, first: 30 } });
      assert.deepEqual(ids(await shown), ids(data), `where: ${JSON.stringify(where)}`);
    }
  },

  async 'what was read once is not asked again, whatever it was read by'() {
    const apollo = client();
    const { data } = await apollo.query({ query: peopleQuery, variables: { first: 5 } });
    const before = sent.length;
    const again = await apollo.query({ query: peopleQuery, variables: { first: 5 } });
    assert.deepEqual(ids(again.data), ids(data));
    assert.equal(sent.length, before);
    const { id, fullName } = data.people.edges[0].node;
    const kept = apollo.readFragment({ id: `Person:${id}`, fragment: gql`fragment Name on Person { fullName }` });
    assert.equal(kept.fullName, fullName);
  },

  async 'a hash in place of the document is refused so that the document follows, and hashes are given up'() {
    const persisted = new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') });
    const apollo = client(ApolloLink.from([persisted, http]));
    sent.length = 0;
    const { data } = await apollo.query({ query: peopleQuery, variables: { first: 3 } });
    await apollo.query({ query: peopleQuery, variables: { first: 4 }, fetchPolicy: 'network-only' });
    assert.equal(data.people.edges.length, 3);
    assert.deepEqual(sent.map(({ query }) => query !== undefined), [false, true, true]);
    assert.ok(sent[0].extensions.persistedQuery.sha256Hash);
    assert.equal(sent[2].extensions?.persistedQuery, undefined);
  },

  async 'a field that fails leaves the others their answers'() {
    const { data, error } = await client().query({
      query: gql`{ viewer { role } people(first: 101) { totalCount } }`,
      errorPolicy: 'all',
    });
    assert.ok(CombinedGraphQLErrors.is(error));
    assert.deepEqual(error.errors.map(({ path }) => path), [['people']]);
    assert.deepEqual([data.viewer.role, data.people], ['UNIT', null]);
  },
};

const ids = ({ people }) => people.edges.map(({ node }) => node.id);

for (const [name, step] of Object.entries(steps)) await step().catch((fault) => fail(name, fault));

function fail(name, fault) {
  throw new Error(name, { cause: fault });
}
