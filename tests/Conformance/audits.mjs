// node audits.mjs URL — the graphql-http audits: no MUST and no SHOULD may fail.
import { auditServer } from 'graphql-http';

const [url] = process.argv.slice(2);
const results = await auditServer({ url });

for (const { id, name, status, reason } of results)
  if (status !== 'ok') console.log(`${status}: ${id} ${name}\n  ${reason}`);

// An audit calls a failed MUST an error, a SHOULD a warning and a MAY a notice.
const failed = results.filter(({ status }) => status === 'error' || status === 'warn').length;
const passed = results.filter(({ status }) => status === 'ok').length;
console.log(`${passed} of ${results.length} audits passed; of what a server MUST or SHOULD do, ${failed} failed.`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
