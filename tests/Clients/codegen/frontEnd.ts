import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { FindPeopleDocument, ReferenceDataDocument, WhoCouldGoDocument } from './api/graphql.js';

declare const process: { argv: [string, string, string, string] };
const [, , endpoint, authorization] = process.argv;

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

function check(isRight: boolean, what: string): void {
  if (!isRight) throw new Error(what);
}

const { participants, expertiseTags } = await ask(ReferenceDataDocument, {});
const codes: string[] = (participants ?? []).map((participant) => participant.code);
check(codes.length === 27, `${codes.length} participants`);
check((expertiseTags ?? []).every((tag) => tag.group.code.length > 0), 'a tag without a group');

const { people } = await ask(FindPeopleDocument, { first: 2, where: { kind: ['EEP'] } });
const names: (string | undefined)[] = [people?.edges[0]?.node.fullName, people?.edges[1]?.node.fullName];
check(names.every((name) => name !== undefined), `${names.length} names`);

const day = (later: number): string => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
const { availableEnvoys } = await ask(WhoCouldGoDocument, {
  need: { from: day(14), until: day(16), allLanguages: [{ tag: 'en', atLeast: 'B2' }] },
  first: 3,
});
const fits: number[] = (availableEnvoys?.edges ?? []).map(({ node }) => node.fit);
check(fits.length === 3 && fits.every((fit) => fit >= 0 && fit <= 100), `fits ${fits}`);
