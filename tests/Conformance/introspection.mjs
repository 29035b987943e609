// node introspection.mjs URL SCHEMA_DIR — what a client learns by introspection is what the SDL files say.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, concatAST, lexicographicSortSchema, parse, printSchema, Source } from 'graphql';
import { Client } from './client.mjs';

const [url, directory] = process.argv.slice(2);

// Applied directives are not visible to clients, @deprecated, @specifiedBy and @oneOf apart; printSchema prints these.
const print = (schema) => printSchema(lexicographicSortSchema(schema)).split('\n');

const files = readdirSync(directory)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
const documents = files.map((name) => parse(new Source(readFileSync(join(directory, name), 'utf8'), name)));
const written = print(buildASTSchema(concatAST(documents)));
const answered = print(await new Client(url).introspect());

const first = written.findIndex((line, i) => line !== answered[i]);
if (first < 0 && written.length === answered.length) {
  console.log(`${files.length} files, ${written.length} lines: introspection tells what the SDL says.`);
} else {
  const at = first < 0 ? written.length : first;
  const around = (lines) =>
    lines
      .slice(Math.max(0, at - 3), at + 4)
      .map((line) => `    ${line}`)
      .join('\n');
  console.log(
    `They differ from line ${at + 1} of the sorted schema on.\n`
      + `  SDL:\n${around(written)}\n  introspection:\n${around(answered)}`,
  );
  process.exitCode = 1;
}
