import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './main.css';
import { Asking, examples } from './examples.jsx';

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(WORKERS[label] ?? WORKERS.editor),
};

const { operations, roles } = await (await fetch('/graphiql/examples')).json();
let token = '';

const fetcher = async (request, { headers } = {}) => {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(request),
  });
  return answer.json();
};

createRoot(document.getElementById('graphiql')).render(
  <Asking operations={operations} roles={roles} onToken={(chosen) => (token = chosen)}>
    <GraphiQL
      fetcher={fetcher}
      plugins={[examples]}
      visiblePlugin={examples}
      defaultQuery={'{ viewer { role next } }\n'}
    >
      <GraphiQL.Logo>EnvoyRegistry</GraphiQL.Logo>
    </GraphiQL>
  </Asking>,
);
