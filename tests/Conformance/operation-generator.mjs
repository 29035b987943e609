import {
  doTypesOverlap,
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { fieldsOf } from './access.mjs';

const deepest = 6;

/**
 * Writes random operations for a schema. All are well-formed and nearly all are valid: now and then two fields of one
 * response name disagree, which the reference implementation then tells.
 */
export class OperationGenerator {
  #random;
  #schema;
  #values;

  // The operation being written:
  #variables;
  #fragments;
  #names;

  constructor(random, schema, values) {
    this.#random = random;
    this.#schema = schema;
    this.#values = values;
  }

  operation() {
    this.#variables = [];
    this.#fragments = [];
    this.#names = 0;
    const selection = this.#selection(this.#schema.getQueryType(), deepest, '  ');
    const definitions = this.#variables.map(({ definition }) => definition).join(', ');
    const isNamed = this.#random.percent(50);
    const hasOther = isNamed && this.#random.percent(20);
    const head = `query${isNamed ? ' Asked' : ''}${definitions && `(${definitions})`}`;
    const operation =
      definitions || isNamed || this.#fragments.length ? `${head} {\n${selection}}` : `{\n${selection}}`;
    const parts = [operation, ...this.#fragments.map(({ text }) => text)];
    if (hasOther) parts.unshift('query Other {\n  __typename\n}');
    return {
      query: parts.join('\n\n'),
      variables: Object.fromEntries(
        this.#variables.filter(({ isGiven }) => isGiven).map(({ name, value }) => [name, value]),
      ),
      operationName: hasOther ? 'Asked' : undefined,
    };
  }

  /** Values for what a field of the query has to be given. */
  requiredArguments(field) {
    const parent = this.#schema.getQueryType();
    const required = field.args.filter(isRequiredArgument);
    return Object.fromEntries(required.map(({ name, type }) => [name, this.#json(type, { parent, field, name })]));
  }

  #selection(type, depth, indent) {
    const lines = [];
    for (let wanted = 1 + this.#random.below(5); wanted > 0; wanted--) {
      const line = this.#random.percent(75)
        ? this.#field(type, depth, indent)
        : this.#random.pick([this.#typename, this.#inlineFragment, this.#spread]).call(this, type, depth, indent);
      if (line) lines.push(`${indent}${line}\n`);
    }
    return lines.join('') || `${indent}__typename\n`;
  }

  #field(type, depth, indent) {
    const fields = fieldsOf(this.#schema, type);
    const possible = depth > 1 ? fields : fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    if (possible.length === 0) return undefined;
    const field = this.#random.pick(possible);
    // Two fields of one name with different arguments cannot be merged: most of these get a name of their own.
    const own = field.args.length > 0 && this.#random.percent(90) ? `${field.name}${this.#names++}` : undefined;
    const alias =
      own ??
      (this.#random.percent(5)
        ? this.#random.pick([...Array(8).fill(`${field.name}2`), 'a', this.#random.pick(fields).name])
        : undefined);
    const args = this.#pageOn(field) ?? this.#arguments(type, field);
    const result = getNamedType(field.type);
    const selection = isCompositeType(result)
      ? ` {\n${this.#selection(result, depth - 1, `${indent}  `)}${indent}}`
      : '';
    const list = args.length ? `(${args.join(', ')})` : '';
    return `${alias ? `${alias}: ` : ''}${field.name}${list}${this.#directives()}${selection}`;
  }

  #arguments(type, field) {
    return field.args
      // The register was read as it is now; of what it was, only its own tests know.
      .filter((arg) => arg.name !== 'asOf' && (isRequiredArgument(arg) || this.#random.percent(25)))
      .map((arg) => `${arg.name}: ${this.#input(arg.type, { parent: type, field, name: arg.name }, arg)}`);
  }

  /** Now and then a page of a question whose cursors are known. */
  #pageOn(field) {
    const known = this.#values.asked(field);
    if (!known || this.#random.percent(60)) return undefined;
    const { args, cursors } = known;
    const question = Object.entries(args).map(([name, value]) => {
      const { type } = field.args.find((arg) => arg.name === name);
      return `${name}: ${this.#declare(String(type), value)}`;
    });
    return [...question, `first: ${1 + this.#random.below(4)}`, `after: ${JSON.stringify(this.#random.pick(cursors))}`];
  }

  #typename() {
    return `${this.#random.percent(20) ? 'what: ' : ''}__typename${this.#directives()}`;
  }

  #inlineFragment(type, depth, indent) {
    const condition = this.#random.percent(70) ? this.#overlapping(type) : type;
    const on = condition === type && this.#random.percent(50) ? '' : ` on ${condition.name}`;
    if (depth <= 1) return undefined;
    return `...${on}${this.#directives()} {\n${this.#selection(condition, depth - 1, `${indent}  `)}${indent}}`;
  }

  #spread(type, depth) {
    let fragment = this.#random.pick([
      undefined,
      ...this.#fragments.filter(({ text, on }) => text && doTypesOverlap(this.#schema, on, type)),
    ]);
    if (!fragment) {
      if (depth <= 1 || this.#fragments.length > 4) return undefined;
      const on = this.#overlapping(type);
      fragment = { name: `F${this.#fragments.length}`, on };
      this.#fragments.push(fragment);
      // Only a finished fragment has a text and can be spread, so there is no cycle.
      fragment.text = `fragment ${fragment.name} on ${on.name} {\n${this.#selection(on, depth - 1, '  ')}}`;
    }
    return `...${fragment.name}${this.#directives()}`;
  }

  #overlapping(type) {
    const around = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : type.getInterfaces();
    return this.#random.pick([type, ...around]);
  }

  #directives() {
    if (!this.#random.percent(12)) return '';
    const condition = this.#random.percent(50)
      ? String(this.#random.percent(50))
      : this.#variable('Boolean!', () => this.#random.percent(50));
    return ` @${this.#random.pick(['skip', 'include'])}(if: ${condition})`;
  }

  /** A value for a place in the document: a variable, a literal, or a literal with variables in it. */
  #input(type, place, { defaultValue, default: declared } = {}) {
    if (this.#random.percent(30)) {
      // A variable that may be null can stand where null cannot, if the place or the variable has a default.
      const hasDefault = defaultValue !== undefined || declared !== undefined;
      const isLoose = isNonNullType(type) && hasDefault && this.#random.percent(50);
      return this.#variable(String(isLoose ? getNullableType(type) : type), () => this.#json(type, place), type, place);
    }
    const nullable = getNullableType(type);
    if (nullable === type && this.#random.percent(10)) return 'null';
    if (isListType(nullable)) return `[${this.#times(3, () => this.#input(nullable.ofType, place)).join(', ')}]`;
    if (isInputObjectType(nullable)) {
      const members = this.#members(nullable, place).map(
        (field) =>
          `${field.name}: ${this.#input(this.#memberType(nullable, field), within(place, nullable, field), field)}`,
      );
      return `{ ${members.join(', ')} }`;
    }
    return literal(nullable, this.#values.leaf(nullable, place));
  }

  #json(type, place) {
    const nullable = getNullableType(type);
    if (nullable === type && this.#random.percent(10)) return null;
    if (isListType(nullable)) {
      // Input coercion makes a single value a list of one.
      if (this.#random.percent(10)) return this.#json(nullable.ofType, place);
      return this.#times(3, () => this.#json(nullable.ofType, place));
    }
    if (isInputObjectType(nullable))
      return Object.fromEntries(
        this.#members(nullable, place).map((field) => [
          field.name,
          this.#json(this.#memberType(nullable, field), within(place, nullable, field)),
        ]),
      );
    return this.#values.leaf(nullable, place);
  }

  /** Input objects may hold themselves; deep down only those are given that must be. */
  #members(type, { depth = 0 }) {
    const fields = Object.values(type.getFields());
    const wanted = (field) =>
      (depth < deepestInput || !isInputObjectType(getNamedType(field.type))) && this.#random.percent(30);
    return type.isOneOf
      ? [this.#random.pick(fields)]
      : fields.filter((field) => isRequiredInputField(field) || wanted(field));
  }

  #memberType(type, field) {
    return type.isOneOf ? new GraphQLNonNull(field.type) : field.type;
  }

  #variable(typeText, value, type, place) {
    const known = this.#variables.filter((variable) => variable.typeText === typeText);
    if (known.length > 0 && this.#random.percent(40)) return `$${this.#random.pick(known).name}`;
    const given = value();
    const defaultText =
      type && this.#random.percent(20) && !isInputObjectType(getNamedType(type))
        ? ` = ${constant(type, this.#json(type, place))}`
        : '';
    const isGiven = (typeText.endsWith('!') && !defaultText) || this.#random.percent(80);
    return this.#declare(typeText, given, defaultText, isGiven);
  }

  #declare(typeText, value, defaultText = '', isGiven = true) {
    const name = `v${this.#variables.length}`;
    this.#variables.push({ name, typeText, value, isGiven, definition: `$${name}: ${typeText}${defaultText}` });
    return `$${name}`;
  }

  #times(most, make) {
    return Array.from({ length: this.#random.below(most + 1) }, make);
  }
}

const deepestInput = 3;

const within = ({ depth = 0 }, parent, { name }) => ({ parent, name, depth: depth + 1 });

function constant(type, value) {
  const nullable = getNullableType(type);
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => constant(nullable.ofType, item)).join(', ')}]`;
  return literal(getNamedType(type), value);
}

const literal = (type, value) => (isEnumType(type) ? value : JSON.stringify(value));
