import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { authorization, endpoint, sdl } from './service.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

// The types of the contract and of every example document, as a front end generates them.
await rm(path('dist/codegen'), { recursive: true, force: true });
await mkdir(path('dist/codegen'), { recursive: true });
const contract = await sdl();
await writeFile(path('dist/codegen/schema.graphql'), contract);
// Each scalar of the register is a text.
const scalars = Object.fromEntries([...contract.matchAll(/^scalar (\w+)/gm)].map(([, name]) => [name, 'string']));
await generate(
  {
    cwd: path('.'),
    schema: path('dist/codegen/schema.graphql'),
    documents: path('../../src/EnvoyRegistry/Operations/*.graphql'),
    silent: true,
    generates: {
      [path('dist/codegen/api/')]: {
        preset: 'client',
        presetConfig: { fragmentMasking: false },
        config: { strictScalars: true, scalars, useTypeImports: true },
      },
    },
  },
  true,
);

// A front end written against them compiles, strictly, and gets what it was promised.
await cp(path('codegen/'), path('dist/codegen/'), { recursive: true });
run(path('node_modules/.bin/tsc'), '--project', path('dist/codegen'));
run(process.execPath, path('dist/codegen/out/frontEnd.js'), endpoint, authorization.authorization);

function run(program, ...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
}
