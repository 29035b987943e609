import { getNamedType, isAbstractType, isLeafType, isRequiredArgument } from 'graphql';
import { fieldsOf } from './access.mjs';

const pageSize = 100;

/**
 * Everything one caller can see, read by plain wide queries: the reference implementation answers from it.
 * Objects with an id are kept once, under that id; wherever else they stand they are references `{ __typename id }`.
 */
export class Register {
  #client;
  #nodes = new Map();
  #answers = new Map();

  constructor(client, schema) {
    this.#client = client;
    this.schema = schema;
  }

  static async read(client, schema) {
    const register = new Register(client, schema);
    await register.#rootAnswers();
    return register;
  }

  get ids() {
    return [...this.#nodes.keys()];
  }

  node(id) {
    return this.#nodes.get(id);
  }

  /** What one field answers: of the query, or of an object with an id. Connections are read to their end. */
  async answer(parent, field, args, id) {
    const isPage = isConnection(field);
    const given = Object.entries(args).filter(([name]) => !(isPage && pagingArguments.includes(name)));
    const key = JSON.stringify([parent.name, field.name, id, given.sort(byName)]);
    if (!this.#answers.has(key)) this.#answers.set(key, this.#read(parent, field, Object.fromEntries(given), id));
    return this.#answers.get(key);
  }

  /** Every value the register holds under a field of this name or coordinate, or of this scalar. */
  async samples(wanted) {
    const found = new Set();
    const visit = (value, outputType) => {
      if (value === null || isReference(value) || (outputType && isLeafType(getNamedType(outputType)))) return;
      if (Array.isArray(value)) return value.forEach((item) => visit(item, outputType));
      const type = this.schema.getType(value.__typename) ?? getNamedType(outputType);
      for (const field of Object.values(type.getFields()).filter(({ name }) => name in value)) {
        const result = getNamedType(field.type);
        if (!isLeafType(result)) visit(value[field.name], result);
        else if ([field.name, `${type.name}.${field.name}`, result.name].includes(wanted))
          for (const item of [value[field.name]].flat()) if (item !== null) found.add(item);
      }
    };
    for (const [field, answer] of await this.#rootAnswers()) visit(answer, field.type);
    for (const node of this.#nodes.values()) visit(node);
    return [...found];
  }

  async #rootAnswers() {
    const query = this.schema.getQueryType();
    const fields = fieldsOf(this.schema, query).filter(({ args }) => !args.some(isRequiredArgument));
    return Promise.all(fields.map(async (field) => [field, await this.answer(query, field, {})]));
  }

  async #read(parent, field, args, id) {
    const ask = (page) => this.#ask(parent, field, { ...args, ...page }, id);
    if (!isConnection(field)) return this.#keep(await ask({}));

    const whole = await ask({ first: pageSize });
    for (let page = whole; page?.pageInfo.hasNextPage; whole.edges.push(...page.edges))
      page = await ask({ first: pageSize, after: page.pageInfo.endCursor });
    if (whole && whole.totalCount !== whole.edges.length)
      throw new Error(
        `${parent.name}.${field.name} pages through ${whole.edges.length} and counts ${whole.totalCount}.`,
      );
    return this.#keep(whole);
  }

  async #ask(parent, field, args, id) {
    const names = Object.keys(args);
    const definitions = names.map((name) => `$${name}: ${field.args.find((arg) => arg.name === name).type}`);
    const call = names.length ? `(${names.map((name) => `${name}: $${name}`).join(', ')})` : '';
    const selection = `${field.name}${call} ${this.#wide(field.type)}`;
    if (id === undefined) {
      const head = definitions.length ? `query (${definitions.join(', ')})` : 'query';
      return (await this.#client.read(`${head} { ${selection} }`, args))[field.name];
    }
    const variables = ['$nodeId: ID!', ...definitions].join(', ');
    const query = `query (${variables}) { node(id: $nodeId) { ... on ${parent.name} { ${selection} } } }`;
    return (await this.#client.read(query, { ...args, nodeId: id })).node[field.name];
  }

  /** Reads the objects an answer refers to, and those they refer to, as far as they are not known yet. */
  async #keep(answer) {
    let unknown = references(answer).filter(({ id }) => !this.#nodes.has(id));
    while (unknown.length > 0) {
      const found = [];
      for (const [name, nodes] of Map.groupBy(unknown, ({ __typename }) => __typename)) {
        const type = this.schema.getType(name);
        const ids = [...new Set(nodes.map(({ id }) => id))];
        for (let i = 0; i < ids.length; i += pageSize)
          found.push(...(await this.#readNodes(type, ids.slice(i, i + pageSize))));
      }
      unknown = references(found).filter(({ id }) => !this.#nodes.has(id));
    }
    return answer;
  }

  async #readNodes(type, ids) {
    const fields = fieldsOf(this.schema, type).filter(
      (field) => !isConnection(field) && !field.args.some(isRequiredArgument),
    );
    const selection = fields.map((field) => `${field.name} ${this.#wide(field.type)}`).join(' ');
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on ${type.name} { ${selection} } } }`;
    const { nodes } = await this.#client.read(query, { ids });
    nodes.forEach((node, i) => {
      if (node?.id !== ids[i])
        throw new Error(`nodes(ids:) gives ${JSON.stringify(node?.id)} in the place of ${ids[i]}.`);
      this.#nodes.set(node.id, node);
    });
    return nodes;
  }

  #wide(outputType) {
    const type = getNamedType(outputType);
    if (isLeafType(type)) return '';
    if (type.name === 'Node' || type.getInterfaces?.().some(({ name }) => name === 'Node')) return '{ __typename id }';
    if (isAbstractType(type)) {
      const each = this.schema
        .getPossibleTypes(type)
        .map((possible) => `... on ${possible.name} ${this.#wide(possible)}`);
      return `{ __typename ${each.join(' ')} }`;
    }
    const fields = fieldsOf(this.schema, type).filter((field) => !field.args.some(isRequiredArgument));
    return `{ ${fields.map((field) => `${field.name}${longest(field)} ${this.#wide(field.type)}`).join(' ')} }`;
  }
}

// Not by their text: an argument that is an input object has none.
const byName = ([one], [other]) => (one < other ? -1 : 1);

/** A list that is no connection but takes `first` is read as far as it goes. */
const longest = (field) =>
  !isConnection(field) && field.args.some(({ name }) => name === 'first') ? `(first: ${pageSize})` : '';

export const pagingArguments = ['first', 'after', 'last', 'before'];

export const isConnection = (field) => getNamedType(field.type).name.endsWith('Connection');

export const isReference = (value) =>
  value !== null && typeof value === 'object' && Object.keys(value).join() === '__typename,id';

function references(value) {
  if (isReference(value)) return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(references) : [];
}
