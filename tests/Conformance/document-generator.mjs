import {
  doTypesOverlap,
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';

const deepest = 6;
const wrongValues = [
  ...['1', '-1.5', '99999999999', '"text"', '"""block"""', 'true', 'null', 'NONSENSE'],
  ...['[]', '[[1]]', '{}', '{ nonsense: 1 }', '{ a: 1, a: 2 }', '[null]'],
];

/**
 * Writes random documents of several operations and fragments, to be validated and not to be executed. Whenever there
 * is something to choose it chooses wrong so many times in a hundred: another type's field, a value of another kind, a
 * fragment that spreads itself. At 0 most documents are valid.
 */
export class DocumentGenerator {
  #random;
  #schema;
  #faults;
  #composites;
  #inputs;
  #fieldNames;

  // The document being written:
  #fragments;
  #variables;
  #aliases;

  constructor(random, schema, faults) {
    this.#random = random;
    this.#schema = schema;
    this.#faults = faults;
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    this.#composites = types.filter(isCompositeType);
    this.#inputs = types.filter(isInputType);
    this.#fieldNames = this.#composites.flatMap((type) => Object.keys(type.getFields?.() ?? {}));
  }

  document() {
    this.#aliases = 0;
    this.#variables = new Map();
    this.#fragments = this.#times(4, (i) => ({ name: `F${i}`, rank: i, on: this.#random.pick(this.#composites) }));
    for (const fragment of this.#fragments) fragment.text = this.#fragment(fragment);
    // Variables of fragments are those of the one operation, unless a second one is to go without.
    const operations = [this.#operation('Q0')];
    if (this.#random.percent(20) && (this.#variables.size === 0 || this.#wrong()))
      operations.push(this.#operation(this.#wrong() ? 'Q0' : 'Q1'));
    const spread = (text) => new Set([...text.matchAll(/\.\.\.(F\d)/g)].map(([, name]) => name));
    let kept = this.#fragments;
    for (let before; before !== kept.length && !this.#wrong(); ) {
      before = kept.length;
      const used = spread([...operations, ...kept.map(({ text }) => text)].join(' '));
      kept = kept.filter(({ name }) => used.has(name));
    }
    return [...operations, ...kept.map(({ text }) => text)].join('\n');
  }

  #operation(name) {
    const kinds = ['query', 'query', 'query', 'mutation', 'subscription'];
    const kind = this.#random.pick(kinds.filter((one) => this.#schema.getRootType(one) || this.#wrong()));
    const root = this.#schema.getRootType(kind) ?? this.#schema.getQueryType();
    const selection =
      kind === 'subscription' && !this.#wrong()
        ? `{ ${this.#field(root, deepest, Number.POSITIVE_INFINITY)} }`
        : this.#selection(root, deepest, -1);
    const directives = this.#directives(kind.toUpperCase());
    const variables = [...this.#variables].map(([variable, type]) => {
      const description = this.#random.percent(3) ? '"told" ' : '';
      return `${description}$${variable}: ${type}${this.#directives('VARIABLE_DEFINITION', true)}`;
    });
    if (this.#wrong()) variables.push('$unused: Int', this.#random.pick([...variables, '$other: Nobody']));
    const head = `${kind}${this.#wrong() ? '' : ` ${name}`}`;
    return `${head}${variables.length ? `(${variables.join(', ')})` : ''}${directives} ${selection}`;
  }

  #fragment({ name, rank, on }) {
    const condition = this.#wrong() ? this.#random.pick(['Nobody', this.#random.pick(this.#inputs).name]) : on.name;
    const directives = this.#directives('FRAGMENT_DEFINITION');
    return `fragment ${this.#wrong() ? 'F0' : name} on ${condition}${directives} ${this.#selection(on, 4, rank)}`;
  }

  #selection(type, depth, rank) {
    // The reference implementation has introspection types of its own, newer than the specification.
    if (depth === 0 || type.name.startsWith('__')) return '{ __typename }';
    const selections = this.#times(3, () => {
      const chance = this.#random.below(100);
      if (chance < 15) return this.#spread(type, rank);
      return chance < 30 ? this.#inline(type, depth, rank) : this.#field(type, depth, rank);
    });
    return `{ ${[this.#field(type, depth, rank), ...selections].join(' ')} }`;
  }

  #field(type, depth, rank) {
    const fields = Object.keys(type.getFields?.() ?? {});
    const name = this.#wrong()
      ? this.#random.pick([...this.#fieldNames, 'nonsense', '__type', '__schema', '__typename'])
      : this.#random.pick(fields.length ? fields : ['__typename']);
    const definition = this.#schema.getField(type, name);
    const result = definition ? getNamedType(definition.type) : this.#random.pick(this.#composites);
    // Few names, for conflicts, where there may be faults; else one of its own wherever there could be one.
    const own = this.#wrong() ? `${this.#random.pick(['a', 'b', 'id', 'name'])}: ` : `${name}${this.#aliases++}: `;
    const hasSelection = definition ? isCompositeType(result) : this.#random.percent(30);
    const hasAlias = hasSelection || definition?.args.length > 0 || this.#random.percent(this.#faults ? 50 : 95);
    const args = this.#arguments(definition?.args ?? []);
    const selection =
      hasSelection !== this.#wrong()
        ? ` ${this.#selection(isCompositeType(result) ? result : type, depth - 1, rank)}`
        : '';
    const alias = hasAlias && (this.#faults === 0 || this.#random.percent(70)) ? own : '';
    return `${alias}${name}${args}${this.#directives('FIELD')}${selection}`;
  }

  #inline(type, depth, rank) {
    const near = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : type.getInterfaces();
    const on = this.#random.pick(this.#wrong() ? this.#composites : [type, ...near]);
    const condition =
      on === type && this.#random.percent(50) ? '' : ` on ${this.#wrong() ? 'Nobody' : on.name}`;
    return `...${condition}${this.#directives('INLINE_FRAGMENT')} ${this.#selection(on, depth - 1, rank)}`;
  }

  /** Of a fragment further down, so that there is no cycle, unless by fault. */
  #spread(type, rank) {
    const possible = this.#fragments.filter(
      (fragment) =>
        (fragment.rank > rank || this.#wrong()) && (doTypesOverlap(this.#schema, fragment.on, type) || this.#wrong()),
    );
    const name = this.#wrong() ? 'Missing' : this.#random.pick(possible)?.name;
    return name ? `...${name}${this.#directives('FRAGMENT_SPREAD')}` : '__typename';
  }

  #directives(location, isConst = false) {
    if (!this.#random.percent(8)) return '';
    const all = this.#schema.getDirectives();
    const possible = this.#wrong() ? all : all.filter(({ locations }) => locations.includes(location));
    if (this.#wrong()) return ' @nonsense';
    if (possible.length === 0) return '';
    const directive = this.#random.pick(possible);
    const text = ` @${directive.name}${this.#arguments(directive.args, isConst)}`;
    return this.#wrong() ? text + text : text;
  }

  #arguments(definitions, isConst = false) {
    const given = definitions
      .filter((arg) => (isRequiredArgument(arg) ? !this.#wrong() : this.#random.percent(30)))
      .map((arg) => `${arg.name}: ${this.#value(arg.type, isConst, hasDefault(arg), 0)}`);
    if (this.#wrong()) given.push('nonsense: 1');
    return given.length ? `(${given.join(', ')})` : '';
  }

  #value(type, isConst, hasOwnDefault, depth) {
    const nullable = getNullableType(type);
    // Introspection does not tell what a scalar of the schema's own takes.
    const isOpaque = isScalarType(getNamedType(type)) && !isSpecifiedScalarType(getNamedType(type));
    if (!isOpaque && this.#wrong()) return this.#random.pick(wrongValues);
    if (!isConst && (isOpaque || this.#random.percent(25))) return this.#variable(type, hasOwnDefault);
    if (isOpaque) return 'null';
    if (nullable === type && this.#random.percent(8)) return 'null';
    if (isListType(nullable))
      return this.#random.percent(15)
        ? this.#value(new GraphQLNonNull(getNullableType(nullable.ofType)), true, false, depth + 1)
        : `[${this.#times(2, () => this.#value(nullable.ofType, isConst, false, depth + 1)).join(', ')}]`;
    if (isInputObjectType(nullable)) return this.#object(nullable, isConst, depth);
    if (isEnumType(nullable)) return this.#random.pick(nullable.getValues()).name;
    const literals = { Int: ['0', '-7'], Float: ['1', '2.5e3'], Boolean: ['true', 'false'], ID: ['7', '"x"'] };
    return this.#random.pick(literals[nullable.name] ?? ['"text"']);
  }

  #object(type, isConst, depth) {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf
      ? [this.#random.pick(fields), ...(this.#wrong() ? fields : [])]
      : fields.filter((field) =>
          isRequiredInputField(field) ? !this.#wrong() : this.#random.percent(60 / (depth + 2)),
        );
    const members = given.map((field) => {
      const expected = type.isOneOf && !this.#wrong() ? new GraphQLNonNull(getNullableType(field.type)) : field.type;
      return `${field.name}: ${this.#value(expected, isConst, hasDefault(field), depth + 1)}`;
    });
    if (this.#wrong()) members.push(this.#random.pick(['nonsense: 1', ...members]));
    return `{ ${members.join(', ')} }`;
  }

  #variable(type, hasOwnDefault) {
    const loose = isNonNullType(type) && hasOwnDefault && this.#random.percent(50) ? getNullableType(type) : type;
    const others = ['Int', '[String!]', String(getNullableType(type))];
    const written = this.#wrong() ? this.#random.pick(others) : String(loose);
    const known = [...this.#variables].filter(([, other]) => other === written);
    if (known.length > 0 && this.#random.percent(60)) return `$${this.#random.pick(known)[0]}`;
    const name = `v${this.#variables.size}`;
    if (!this.#wrong()) this.#variables.set(name, written);
    return `$${name}`;
  }

  #wrong() {
    return this.#random.percent(this.#faults);
  }

  #times(most, make) {
    return Array.from({ length: this.#random.below(most + 1) }, (_, index) => make(index));
  }
}

const hasDefault = ({ default: declared, defaultValue }) => declared !== undefined || defaultValue !== undefined;
