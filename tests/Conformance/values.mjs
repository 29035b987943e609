import { getNamedType, isEnumType, isScalarType, isSpecifiedScalarType } from 'graphql';

const day = 86_400_000;
const tagCode = 'ExpertiseTag.code';

/** Draws arguments that mean something to this register, and now and then some that do not. */
export class Values {
  #random;
  #pool;

  constructor(random, pool) {
    this.#random = random;
    this.#pool = pool;
  }

  /** What there is to draw from, gathered once. */
  static async pool(register) {
    const { schema } = register;
    const query = schema.getQueryType();
    const names = new Set(['code', tagCode]);
    for (const field of Object.values(query.getFields()))
      for (const { name } of field.args) names.add(`${getNamedType(field.type).name}.${name}`);
    for (const type of Object.values(schema.getTypeMap()).filter(isScalarType))
      if (!isSpecifiedScalarType(type)) names.add(type.name);
    const samples = {};
    for (const name of names) samples[name] = await register.samples(name);
    const idsByType = Object.groupBy(register.ids, (id) => register.node(id).__typename);
    return { asked: {}, samples, ids: register.ids, idsByType };
  }

  /** A question put to this field of which cursors are known: `{ args, cursors }`. */
  asked(field) {
    const known = this.#pool.asked[field.name];
    return known?.length > 0 ? this.#random.pick(known) : undefined;
  }

  leaf(type, place) {
    if (isEnumType(type)) return this.#random.pick(type.getValues()).name;
    switch (type.name) {
      case 'Boolean':
        return this.#random.percent(50);
      case 'Int':
        return this.#random.pick(['first', 'last'].includes(place.name) ? pageSizes : numbers);
      case 'Float':
        return this.#random.below(1000) / 8;
      case 'ID':
        return this.#id(place);
      case 'LocalDate':
        return this.#date(place);
      case 'String':
        return ['after', 'before'].includes(place.name) ? this.#cursor(place) : this.#text(place);
      default:
        return this.#sample(type.name);
    }
  }

  #id({ field }) {
    const { ids, idsByType, samples } = this.#pool;
    const wanted = field && getNamedType(field.type).name;
    const fitting = idsByType[wanted] ?? samples[`${wanted}.id`];
    if (this.#random.percent(5)) {
      const absent = this.#random.pick(ids).replace(/.$/, this.#random.pick('0123456789'));
      return this.#random.pick([absent, absent, `${absent}0`, 'nobody', '0', '']);
    }
    return this.#random.pick(fitting?.length > 0 && this.#random.percent(85) ? fitting : ids);
  }

  /** Periods of the weeks to come, most of them not inverted; and any day the register knows of. */
  #date({ name }) {
    if (this.#random.percent(10)) return this.#sample('LocalDate');
    const days = this.#random.below(20) + (name === 'until' ? 15 : 0);
    return new Date(Date.now() + days * day).toJSON().slice(0, 10);
  }

  #text({ name, field }) {
    if (name === 'tag') return this.#sample(tagCode);
    const own = field && `${getNamedType(field.type).name}.${name}`;
    return this.#sample(this.#pool.samples[own]?.length > 0 && this.#random.percent(85) ? own : 'code');
  }

  #cursor({ field }) {
    const known = this.#pool.asked[field?.name] ?? [];
    return known.length > 0 && this.#random.percent(90)
      ? this.#random.pick(this.#random.pick(known).cursors)
      : 'bm93aGVyZQ';
  }

  #sample(name) {
    const known = this.#pool.samples[name] ?? [];
    return known.length > 0 ? this.#random.pick(known) : 'nothing';
  }
}

const pageSizes = [1, 1, 2, 2, 3, 3, 4, 5, 5, 7, 10, 100, 0, -1, 101];
const numbers = [0, 1, 2, 30, 90, 365, 1000];
