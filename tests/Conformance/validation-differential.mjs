// node validation-differential.mjs URL [COUNT] [SEED] — random documents, valid and not, refused by the server for the
// same places as by the reference implementation. Nothing is executed: no document has the operation that is asked for.
import {
  GraphQLError, isNonNullType, isNullableType, parse, specifiedRules, typeFromAST, validate,
} from 'graphql';
import { Client } from './client.mjs';
import { damage } from './damage.mjs';
import { DocumentGenerator } from './document-generator.mjs';
import { Random } from './random.mjs';

const [url, count = '500', seed = '1'] = process.argv.slice(2);
const mostFailures = 5;

const rules = [...specifiedRules, oneOfMustBeGiven];
const client = new Client(url);
const schema = await client.introspect();

const tally = { valid: 0, invalid: 0, 'no document': 0 };
let failures = 0;
let errors = 0;
for (let own = Number(seed); own < Number(seed) + Number(count) && failures < mostFailures; own++) {
  const query = generate(new Random(own));
  // The reference implementation takes {} for a selection, which the specification does not.
  if (/(?<![:[=][\s,]*)\{[\s,]*\}/.test(query)) continue;
  const { kind, faults } = judge(query);
  const answer = await client.ask({ query, operationName: 'Nobody' });
  const told = (answer.errors ?? []).filter(({ extensions }) => extensions.code !== 'UNKNOWN_OPERATION');
  if (places(faults) !== places(told)) {
    failures++;
    console.log(`\nSeed ${own}: refused for other faults.\n${query}`);
    for (const [who, list] of Object.entries({ expected: faults, answered: told }))
      for (const { message, locations } of list) console.log(`  ${who} ${JSON.stringify(locations)} ${message}`);
  }
  tally[kind]++;
  errors += faults.length;
}

const kinds = Object.entries(tally)
  .map(([kind, times]) => `${times} ${kind}`)
  .join(', ');
console.log(`${kinds}; ${errors} errors; ${failures} documents not as the reference implementation does.`);
// A run in which nothing was valid, or nothing invalid, has shown nothing.
process.exitCode = failures === 0 && (Number(count) < 100 || (tally.valid > 0 && tally.invalid > 0)) ? 0 : 1;

function generate(random) {
  const faults = random.pick([0, 0, 1, 3, 8]);
  const query = new DocumentGenerator(random, schema, faults).document();
  return faults > 0 && random.percent(20) ? damage(query, random) : query;
}

function judge(query) {
  let document;
  try {
    document = parse(query);
  } catch (fault) {
    return { kind: 'no document', faults: [fault] };
  }
  const faults = validate(schema, document, rules);
  return { kind: faults.length > 0 ? 'invalid' : 'valid', faults };
}

/**
 * That a variable in a @oneOf input is never null (specification 5.8.5). The reference implementation looks at this
 * only where the input itself may be null.
 */
function oneOfMustBeGiven(context) {
  return {
    OperationDefinition: {
      leave(operation) {
        const declared = new Map((operation.variableDefinitions ?? []).map((each) => [each.variable.name.value, each]));
        for (const { node, type, parentType } of context.getRecursiveVariableUsages(operation)) {
          const definition = declared.get(node.name.value);
          if (!definition || !type || !isNonNullType(parentType) || !parentType.ofType.isOneOf) continue;
          if (isNullableType(typeFromAST(schema, definition.type)))
            context.reportError(
              new GraphQLError(`Variable "$${node.name.value}" may be null in "${parentType}".`, {
                nodes: [definition, node],
              }),
            );
        }
      },
    },
  };
}

function places(list) {
  return JSON.stringify(list.map(({ locations }) => JSON.stringify(locations ?? [])).sort());
}
