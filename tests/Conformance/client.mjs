import { buildClientSchema, getIntrospectionQuery } from 'graphql';

// A request line over this may be cut off by servers and proxies; such a query goes by POST.
const longestUrl = 6_000;

/** Asks one GraphQL endpoint, as a front end would: as the holder of the token that the environment names, if any. */
export class Client {
  constructor(url, token = process.env.ENVOY_TOKEN) {
    this.url = url;
    this.token = token;
  }

  /** The answer, whatever it says, with its status; but a failing server, or anything but JSON, throws. */
  async ask({ query, variables, operationName, extensions }, method = 'POST') {
    const response = await this.#send({ query, variables, operationName, extensions }, method);
    const text = await response.text();
    if (response.status >= 500) throw new Error(`The server failed with ${response.status}: ${text.slice(0, 500)}`);
    if (!response.headers.get('content-type')?.startsWith('application/graphql-response+json'))
      throw new Error(`The answer to ${method} is ${response.headers.get('content-type')}: ${text.slice(0, 500)}`);
    return { status: response.status, ...JSON.parse(text) };
  }

  /** The data of an answer without errors. */
  async read(query, variables) {
    const { data, errors } = await this.ask({ query, variables });
    if (errors) throw new Error(`${JSON.stringify(errors, null, 2)}\n${query}\n${JSON.stringify(variables)}`);
    return data;
  }

  /** The schema files as they stand, with the directives that introspection does not tell. */
  async sdl() {
    return (await fetch(new URL('/schema.graphql', this.url))).text();
  }

  /** The schema as clients see it, with everything introspection can tell. */
  async introspect() {
    const everything = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    };
    return buildClientSchema(await this.read(getIntrospectionQuery(everything)));
  }

  #send(request, method) {
    const headers = { accept: 'application/graphql-response+json' };
    if (this.token) headers.authorization = `Bearer ${this.token}`;
    if (method === 'GET') {
      const url = new URL(this.url);
      for (const [name, value] of Object.entries(request))
        if (value !== undefined) url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
      if (url.href.length <= longestUrl) return fetch(url, { headers });
    }
    headers['content-type'] = 'application/json';
    return fetch(this.url, { method: 'POST', headers, body: JSON.stringify(request) });
  }
}
