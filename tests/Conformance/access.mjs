import { getNamedType, isObjectType, parse, visit } from 'graphql';

// Whom the ARF Unit, as which the scripts ask, is one of.
const audiences = new Set(['ANYONE', 'SIGNED_IN', 'UNIT']);

/**
 * The fields that random operations may ask for, by coordinate, as `@access` in the SDL says: those that the ARF Unit
 * sees. What is confidential is left out too: looking at it is an entry in the audit, and so changes the register.
 */
export function askable(schema, sdl) {
  const rules = new Map();
  const note = (coordinate, { directives = [] }) => {
    const access = directives.find(({ name }) => name.value === 'access');
    if (access) rules.set(coordinate, Object.fromEntries(access.arguments.map((a) => [a.name.value, a.value])));
  };
  const ofType = (node) => {
    note(node.name.value, node);
    for (const field of node.fields ?? []) note(`${node.name.value}.${field.name.value}`, field);
  };
  visit(parse(sdl), { ObjectTypeDefinition: ofType, ObjectTypeExtension: ofType });

  const isSeen = (coordinate) => {
    const rule = rules.get(coordinate);
    return !rule || (rule.to.values.some(({ value }) => audiences.has(value)) && !rule.confidential?.value);
  };
  const asked = new Set();
  for (const type of Object.values(schema.getTypeMap()).filter((type) => type.getFields))
    for (const field of Object.values(type.getFields()))
      if (isSeen(`${type.name}.${field.name}`) && leadsTo(field).every((name) => isSeen(name)))
        asked.add(`${type.name}.${field.name}`);
  return asked;
}

/** The type a field gives, and what a connection is a page of. */
function leadsTo(field) {
  const type = getNamedType(field.type);
  const node = isObjectType(type) && type.getFields().nodes;
  return node ? [type.name, getNamedType(node.type).name] : [type.name];
}

/** The fields of a type that may be asked for. */
export const fieldsOf = (schema, type) =>
  Object.values(type.getFields?.() ?? {}).filter(
    ({ name }) => !schema.extensions.asked || schema.extensions.asked.has(`${type.name}.${name}`),
  );
