import { execute, parse, validate } from 'graphql';
import { isConnection, isReference } from './register.mjs';

/**
 * Answers as the reference implementation does, from what the register held when it was read. It is told to refuse
 * empty selection sets, as the September 2025 specification does.
 */
export class Oracle {
  #register;

  constructor(register) {
    this.#register = register;
    for (const [name, accepts] of Object.entries(scalars)) read(register.schema.getType(name), accepts);
  }

  /** Either `{ refused: places of all errors }` or `{ data, failed: paths of the errors }`. */
  async answer({ query, variables, operationName }) {
    let document;
    try {
      document = parse(query, { allowEmptySelectionSets: false });
    } catch (fault) {
      return { refused: [fault.locations] };
    }
    const faults = validate(this.#register.schema, document, undefined, { maxErrors: Infinity });
    if (faults.length > 0) return { refused: faults.map(({ locations }) => locations) };

    const { data, errors = [] } = await execute({
      schema: this.#register.schema,
      document,
      operationName,
      variableValues: variables,
      rootValue: {},
      fieldResolver: (source, args, _, info) => this.#resolve(source, args, info),
      typeResolver: ({ __typename }) => __typename,
    });
    if (data === undefined) return { refused: errors.map(({ locations }) => locations ?? []) };
    return { data, failed: errors.map(({ path }) => path) };
  }

  async #resolve(source, args, { parentType, fieldName }) {
    const field = parentType.getFields()[fieldName];
    const known = resolvers[`${parentType.name}.${fieldName}`];
    if (known) return this.#follow(await known(this.#register, args, source));

    const isRoot = parentType === this.#register.schema.getQueryType();
    const isAsked = isRoot || isConnection(field) || field.args.length > 0;
    if (isAsked && !isRoot && source.id === undefined)
      throw new Error(`Teach the oracle ${parentType.name}.${fieldName}.`);
    const value = isAsked ? await this.#register.answer(parentType, field, args, source.id) : source[fieldName];
    return this.#follow(value && isConnection(field) ? page(value, args) : value);
  }

  #follow(value) {
    if (Array.isArray(value)) return value.map((item) => this.#follow(item));
    return isReference(value) ? this.#register.node(value.id) : value;
  }
}

/** What depends on arguments or on the clock, by the words of the SDL. */
const resolvers = {
  'Query.node': (register, { id }) => nodeOf(register, id),
  'Query.nodes': (register, { ids }) => ids.map(async (id) => nodeOf(register, id)),
  'Query.person': (register, { id }) => nodeOf(register, id, 'Person'),
  'Person.availability': (register, { from, until }, person) => {
    if (from && until && until < from) throw new Error('until is before from');
    return person.availability
      .map(({ id }) => register.node(id))
      .filter((window) => !(window.until < from) && !(window.from > until));
  },
  'EnvoyMatchConnection.nearMisses': (_, { first, criterion }, { nearMisses }) => {
    if (criterion === 'NOTICE') throw new Error('nobody can fail it');
    const asked = nearMisses.filter((miss) => criterion == null || miss.criterion === criterion);
    return asked.slice(0, pageSize(first ?? 10));
  },
  'EnvoyMatchConnection.failedPairs': (_, { first }, { failedPairs }) => failedPairs.slice(0, pageSize(first ?? 10)),
  // The scripts use one of the tokens themselves.
  'AccessToken.lastUsedAt': () => anyInstant,
  'Person.localTime': (_, __, { timeZone }) => (timeZone ? `${clockOf}${timeZone}` : null),
};

/** Null when there is none; but an id that the service cannot have given, or of another type, is an error. */
function nodeOf(register, id, wanted) {
  const [, prefix] = /^(.+)_[0-7][0-9a-hjkmnp-tv-z]{12}$/.exec(id) ?? [];
  const known = register.ids.find((other) => other.startsWith(`${prefix}_`));
  if (!known) throw new Error(`${id} is no id.`);
  const type = register.node(known).__typename;
  if (wanted && type !== wanted) throw new Error(`${id} is the id of a ${type}.`);
  return register.node(id) ?? null;
}

function pageSize(wanted) {
  if (wanted < 0 || wanted > 100) throw new Error('no such page size');
  return wanted;
}

/** One page of a whole connection, by the Relay specification and the limits the SDL tells. */
function page(whole, { first, after, last, before }) {
  const isBackward = last != null || (first == null && before != null);
  const size = pageSize(first ?? last ?? 25);
  const cursor = isBackward ? before : after;
  if (first != null && last != null) throw new Error('first and last');
  if ((isBackward ? after : before) != null) throw new Error('after goes with first, before with last');
  const at = cursor == null ? undefined : whole.edges.findIndex((edge) => edge.cursor === cursor);
  if (at === -1) throw new Error('a cursor of something else');

  const rest = isBackward ? whole.edges.slice(0, at) : whole.edges.slice(at === undefined ? 0 : at + 1);
  const edges = isBackward ? rest.slice(Math.max(0, rest.length - size)) : rest.slice(0, size);
  const isMore = rest.length > edges.length;
  return {
    ...whole,
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: isBackward ? cursor != null : isMore,
      hasPreviousPage: isBackward ? isMore : cursor != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Introspection does not tell what a custom scalar accepts. */
const scalars = {
  LocalDate: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text),
  CountryCode: (text) => /^[A-Za-z]{2}$/.test(text),
  LanguageTag: (text) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text),
};

function read(scalar, accepts) {
  if (!scalar) return;
  scalar.coerceInputValue = (value) => {
    if (typeof value !== 'string' || !accepts(value)) throw new Error(`not a ${scalar.name}`);
    return value;
  };
  scalar.coerceInputLiteral = (node) => (node.kind === 'StringValue' && accepts(node.value) ? node.value : undefined);
}

const clockOf = 'the clock of ';
const anyInstant = 'an instant, or never';

/** Where two answers differ, as a path; undefined when they are the same, the order of keys included. */
export function difference(expected, actual, path = '') {
  if (typeof expected === 'string' && expected.startsWith(clockOf))
    return isNowIn(expected.slice(clockOf.length), actual) ? undefined : path;
  if (expected === anyInstant) return actual === null || !Number.isNaN(Date.parse(actual)) ? undefined : path;
  if (expected === null || actual === null || typeof expected !== 'object' || typeof actual !== 'object')
    return Object.is(expected, actual) ? undefined : path;
  if (Array.isArray(expected) !== Array.isArray(actual)) return path;
  const keys = Object.keys(expected);
  if (Object.keys(actual).join() !== keys.join()) return `${path}.{${Object.keys(actual)}}`;
  for (const key of keys) {
    const found = difference(expected[key], actual[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
}

/**
 * The instant is now, and the offset that of the zone; within an hour, as time zone databases of two years may differ.
 */
function isNowIn(timeZone, text) {
  const [minute, hour] = [60_000, 3_600_000];
  const [, wall] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[+-]\d\d:\d\d$/.exec(text) ?? [];
  if (!wall) return false;
  const known = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(text),
  );
  const apart = new Date(`${wall}Z`) - new Date(`${known.replace(' ', 'T')}Z`);
  return Math.abs(new Date(text) - Date.now()) < 5 * minute && Math.abs(apart) <= hour;
}
