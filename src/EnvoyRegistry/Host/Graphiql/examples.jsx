import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { createContext, useContext, useState } from 'react';

const Context = createContext();

const nobody = 'ANONYMOUS';

const words = (role) => (role === nobody ? 'Nobody' : role[0] + role.slice(1).toLowerCase().replaceAll('_', ' '));

/**
 * Who asks: the holder of a token, which is pasted or, of a service in Development, made for a role at one click.
 *
 * @param roles Those that the service makes tokens for.
 * @param onToken Told of each choice; an empty text is nobody's.
 */
export function Asking({ operations, roles, onToken, children }) {
  const [asker, setAsker] = useState({ role: nobody, token: '', fault: '' });
  const become = (next) => {
    onToken(next.token);
    setAsker({ fault: '', ...next });
  };
  const choose = async (role) => {
    if (role === nobody) return become({ role, token: '' });
    if (!roles.includes(role)) return;
    const answer = await fetch(`/graphiql/tokens/${role}`, { method: 'POST' });
    if (answer.ok) become({ role, token: await answer.text() });
    else setAsker((before) => ({ ...before, fault: `The service makes no such token (${answer.status}).` }));
  };
  const paste = (token) => become({ role: token ? undefined : nobody, token });
  return <Context value={{ operations, roles, asker, choose, paste }}>{children}</Context>;
}

function Examples() {
  const { operations, roles, asker, choose, paste } = useContext(Context);
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const isReady = queryEditor && variableEditor;
  const open = (operation) => {
    addTab();
    queryEditor.setValue(operation.query);
    variableEditor.setValue(operation.variables ? JSON.stringify(operation.variables, null, 2) : '');
    choose(operation.role);
  };
  return (
    <section className="examples" aria-label="Examples">
      <h2>Who asks</h2>
      {roles.length > 0 && (
        <div role="group" aria-label="Who asks">
          {[nobody, ...roles].map((role) => (
            <button key={role} type="button" aria-pressed={asker.role === role} onClick={() => choose(role)}>
              {words(role)}
            </button>
          ))}
        </div>
      )}
      <label>
        Access token
        <input
          type="password"
          autoComplete="off"
          value={asker.token}
          onChange={(event) => paste(event.target.value.trim())}
        />
      </label>
      <p role="status">{asker.fault}</p>
      <h2>Documents</h2>
      <ul>
        {operations.map((operation) => (
          <li key={operation.name}>
            <button type="button" disabled={!isReady} onClick={() => open(operation)}>
              {operation.name}
            </button>
            <p>
              {words(operation.role)}: {operation.purpose}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Icon = () => (
  <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M1.5 3h13M1.5 8h13M1.5 13h8" />
  </svg>
);

/** A pane of GraphiQL, with the documents of the folder `Operations`. */
export const examples = { title: 'Examples', icon: Icon, content: Examples };
