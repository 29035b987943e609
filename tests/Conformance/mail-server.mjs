// node mail-server.mjs StartTls|Implicit CERTIFICATE KEY USER PASSWORD — a mail server (smtp-server) that takes letters
// in cipher and after a login only, until its input ends; none to nobody@…, and none whose subject is Refused. It says
// its port in its first line, and then each connection, each login and each letter in one line.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [tls, certificate, key, user, password] = process.argv.slice(2);
const say = (what) => console.log(JSON.stringify(what));
const refuse = (responseCode, why) => Object.assign(new Error(why), { responseCode });

const server = new SMTPServer({
  secure: tls === 'Implicit',
  cert: readFileSync(certificate),
  key: readFileSync(key),
  disableReverseLookup: true,
  onAuth({ username, password: given }, { secure }, done) {
    const isGood = username === user && given === password;
    say({ login: isGood, secure });
    if (isGood) done(null, { user });
    else done(refuse(535, `${username} and ${given} do not fit`));
  },
  onRcptTo({ address }, session, done) {
    done(address.startsWith('nobody@') ? refuse(550, `${address} is not here`) : null);
  },
  onData(stream, { secure, user: sender, envelope }, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const letter = Buffer.concat(parts).toString();
      if (/^Subject: Refused\r$/m.test(letter)) return done(refuse(554, `not from ${sender}`));
      say({ letter, to: envelope.rcptTo.map((to) => to.address), secure, sender });
      done();
    });
  },
});
server.server.on('connection', () => say({ connection: true }));
server.on('error', () => {}); // A client that does not trust the certificate hangs up.
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));

process.stdin.resume().on('end', () => process.exit());
