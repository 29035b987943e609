import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

// Names change with the contents, so a browser may keep the files for good; only index.html is asked for again.
const common = {
  bundle: true,
  charset: 'utf8',
  define: { 'process.env.NODE_ENV': '"production"' },
  entryNames: '[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
  minify: true,
  outdir: 'dist',
  plugins: [
    {
      name: 'styles-of-the-editor',
      // They stand in graphiql/style.css already.
      setup: ({ onLoad }) => onLoad({ filter: /monaco-editor.*\.css$/ }, () => ({ contents: '', loader: 'css' })),
    },
  ],
  target: 'es2022',
};

const files = ({ metafile }) =>
  Object.fromEntries(
    Object.entries(metafile.outputs)
      .filter(([, output]) => output.entryPoint)
      .map(([path, { entryPoint, cssBundle }]) => [
        entryPoint.split('/').at(-1),
        { script: address(path), style: cssBundle && address(cssBundle) },
      ]),
  );

const address = (path) => `/graphiql/${path.split('/').at(-1)}`;

await rm('dist', { recursive: true, force: true });
const workers = files(
  await build({
    ...common,
    entryPoints: ['editor/editor', 'language/json/json']
      .map((worker) => `monaco-editor/esm/vs/${worker}.worker.js`)
      .concat('monaco-graphql/esm/graphql.worker.js'),
  }),
);
const { script, style } = files(
  await build({
    ...common,
    chunkNames: '[name]-[hash]',
    define: {
      ...common.define,
      WORKERS: JSON.stringify({
        editor: workers['editor.worker.js'].script,
        graphql: workers['graphql.worker.js'].script,
        json: workers['json.worker.js'].script,
      }),
    },
    entryPoints: ['main.jsx'],
    format: 'esm',
    jsx: 'automatic',
    splitting: true,
  }),
)['main.jsx'];

// Last: where it stands, the rest is whole.
await writeFile(
  'dist/index.html',
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>GraphiQL · EnvoyRegistry</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
<script type="module" src="${script}"></script>
</head>
<body>
<main id="graphiql"></main>
</body>
</html>
`,
);
