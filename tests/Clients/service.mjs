import { readFile } from 'node:fs/promises';

/** Where the service answers GraphQL; the first argument of every script. */
export const endpoint = process.argv[2];

/** What the caller shows; its holder sees everybody. */
export const authorization = { authorization: `Bearer ${process.env.ENVOY_TOKEN}` };

/** What was sent, as the client made it. */
export const sent = [];

/** The `fetch` of the clients, which notes what they send. */
export function noting(url, init) {
  sent.push({ method: init.method, ...(init.body && JSON.parse(init.body)) });
  return fetch(url, init);
}

/** The contract as one document, as the service gives it to tools. */
export const sdl = async () => (await fetch(new URL('/schema.graphql', endpoint))).text();

/** A document of the service's own examples. */
export const example = (name) =>
  readFile(new URL(`../../src/EnvoyRegistry/Operations/${name}.graphql`, import.meta.url), 'utf8');

// What a client complains of on the console is a fault of the answers, or of this script.
for (const level of ['warn', 'error'])
  console[level] = (...words) => {
    throw new Error(`console.${level}: ${words.map(String).join(' ')}`);
  };
