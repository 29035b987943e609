// Drives both servers by wrk in alternating slices and compares medians. See compare.sh.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [requestsFile, graphqlPid, limitPid, slices, seconds] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(requestsFile, 'utf8'));
const sides = {
  graphql: { pid: graphqlPid, origin: 'http://127.0.0.1:5701', url: () => 'http://127.0.0.1:5701/graphql' },
  limit: { pid: limitPid, origin: 'http://127.0.0.1:5702', url: (name) => `http://127.0.0.1:5702/${name}` },
};
const authorization = `Bearer ${process.env.ENVOY_TOKEN}`;
const ticks = 100; // USER_HZ of every Linux

const cpuSeconds = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(stat[11]) + Number(stat[12])) / ticks;
};
const anonymousMiB = (pid) => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function ask(side, name) {
  const answer = await fetch(sides[side].url(name), {
    method: 'POST', headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(requests[name]),
  });
  return answer.text();
}

for (let tries = 0; ; tries++) {
  try { await ask('graphql', 'person'); await ask('limit', 'person'); break; } catch (error) {
    if (tries > 100) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const allocated = async (side) => Number(await (await fetch(`${sides[side].origin}/allocated`)).text());

async function wrk(side, name, duration) {
  const script = join(dirname(requestsFile), `${name}.lua`);
  const body = JSON.stringify(JSON.stringify(requests[name])).replaceAll('\\/', '/');
  writeFileSync(script, `wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\n`
    + `wrk.headers["Authorization"] = "${authorization}"\nwrk.body = ${body}\n`);
  const bytesBefore = await allocated(side);
  const before = cpuSeconds(sides[side].pid);
  const command = ['wrk', '-t1', '-c16', `-d${duration}s`, '--latency', '-s', script, sides[side].url(name)];
  const out = execFileSync('taskset', ['-c', '1', ...command], { encoding: 'utf8' });
  const cpu = cpuSeconds(sides[side].pid) - before;
  const bytes = await allocated(side) - bytesBefore;
  const count = Number(/(\d+) requests in/.exec(out)[1]);
  if (/Non-2xx/.test(out)) throw new Error(out);
  const [, p99, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(out);
  return {
    rate: count / duration, cpu: (cpu / count) * 1e6, kib: bytes / count / 1024,
    p99: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit],
  };
}

console.log('question | req/s GraphQL | req/s limit | p99 ms | p99 ms limit | CPU us | CPU us limit | '
  + 'KiB allocated | KiB allocated limit | ratio by CPU | by req/s | bytes');
for (const name of Object.keys(requests)) {
  const [a, b] = [await ask('graphql', name), await ask('limit', name)];
  if (a !== b) throw new Error(`${name}: the answers differ\n${a.slice(0, 600)}\n${b.slice(0, 600)}`);
  const runs = { graphql: [], limit: [] };
  for (const side of ['graphql', 'limit']) await wrk(side, name, 6); // until the JIT has done its work
  for (let slice = 0; slice < Number(slices); slice++) {
    for (const side of ['graphql', 'limit']) runs[side].push(await wrk(side, name, Number(seconds)));
  }
  const of = (side, what) => median(runs[side].map((run) => run[what]));
  console.log([
    name, of('graphql', 'rate').toFixed(0), of('limit', 'rate').toFixed(0),
    of('graphql', 'p99').toFixed(1), of('limit', 'p99').toFixed(1),
    of('graphql', 'cpu').toFixed(0), of('limit', 'cpu').toFixed(0),
    of('graphql', 'kib').toFixed(1), of('limit', 'kib').toFixed(1),
    (of('limit', 'cpu') / of('graphql', 'cpu')).toFixed(2),
    (of('graphql', 'rate') / of('limit', 'rate')).toFixed(2), a.length,
  ].join(' | '));
}
const [graphqlMiB, limitMiB] = [graphqlPid, limitPid].map(pid => anonymousMiB(pid).toFixed(0));
console.log(`anonymous memory MiB: GraphQL ${graphqlMiB}, limit ${limitMiB}`);
