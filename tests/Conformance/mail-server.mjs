// node mail-server.mjs CERTIFICATE KEY USER PASSWORD — a mail server (smtp-server) that takes letters after STARTTLS and a
// login only, until its input ends. It says its port in its first line, and then each login and each letter in one line.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [certificate, key, user, password] = process.argv.slice(2);
const say = (what) => console.log(JSON.stringify(what));

const server = new SMTPServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  disableReverseLookup: true,
  onAuth({ username, password: given }, { secure }, done) {
    const isGood = username === user && given === password;
    say({ login: isGood, secure });
    if (isGood) done(null, { user });
    else done(Object.assign(new Error(`${username} and ${given} do not fit`), { responseCode: 535 }));
  },
  onData(stream, { secure, user: sender, envelope }, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      say({ letter: Buffer.concat(parts).toString(), to: envelope.rcptTo.map((to) => to.address), secure, sender });
      done();
    });
  },
});
server.on('error', () => {}); // A client that does not trust the certificate hangs up.
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));

process.stdin.resume().on('end', () => process.exit());
