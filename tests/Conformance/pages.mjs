// node pages.mjs ENDPOINT MAIL BROWSER FOCAL_POINT UNIT [PICTURES] — a person uses the pages as on a phone that shows
// them at 200 %, without JavaScript. ENVOY_TOKEN is a member's; FOCAL_POINT and UNIT are tokens too. MAIL is the folder
// letters are written to, BROWSER a Chromium. With PICTURES, a folder, each page is kept as it was seen.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { Client } from './client.mjs';

const [endpoint, mail, executablePath, focalPointToken, unitToken, pictures] = process.argv.slice(2);
const { origin } = new URL(endpoint);
const member = new Client(endpoint);
const focalPoint = new Client(endpoint, focalPointToken);
const unit = new Client(endpoint, unitToken);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A phone of 360 by 640 that shows everything twice as large has half as many CSS pixels.
const phone = { viewport: { width: 180, height: 320 }, deviceScaleFactor: 2 };
const conformance = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const largestPage = 30_000;
const smallestTarget = 44;
const smallestText = 16;

const faults = [];
let looks = 0;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const person = await browser.newContext({ ...phone, javaScriptEnabled: false });
const page = await person.newPage();
// axe-core is a script, so it examines a copy of the page where scripts run.
const examiner = await (await browser.newContext(phone)).newPage();

function check(isRight, fault) {
  if (!isRight) faults.push(fault);
}

/** Looks at the page that the person has before her: is it the right one, and does it read well? */
async function look(response, status, heading) {
  const title = await page.locator('h1').innerText();
  check(title === heading, `«${title}» in place of «${heading}»`);
  check(response.status() === status, `${heading}: status ${response.status()} in place of ${status}`);
  const html = await response.text();
  check(Buffer.byteLength(html) < largestPage, `${heading}: ${Buffer.byteLength(html)} bytes`);
  const { lang, wide, targets, text } = await page.evaluate(() => {
    const size = (element) => element.getBoundingClientRect();
    // WCAG 2.5.8: a link within a sentence is as high as its line; a box within its label is as large as the label.
    const targets = [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')]
      .filter((e) => e.tagName !== 'A' || getComputedStyle(e).display !== 'inline')
      .map((e) => [e.outerHTML.slice(0, 80), size(e.closest('label') ?? e)]);
    const written = [...document.querySelectorAll('body :not(option, input[type=hidden], input[type=checkbox])')];
    const sizes = written.map((e) => parseFloat(getComputedStyle(e).fontSize));
    return {
      lang: document.documentElement.lang,
      wide: document.documentElement.scrollWidth - innerWidth,
      targets: targets.map(([name, { width, height }]) => [name, Math.min(width, height)]),
      text: Math.min(...sizes),
    };
  });
  check(lang === 'en', `${heading}: its language is «${lang}»`);
  check(wide <= 0, `${heading}: it is ${wide} pixels wider than the phone`);
  check(text >= smallestText, `${heading}: text of ${text} pixels`);
  for (const [name, size] of targets)
    check(size >= smallestTarget, `${heading}: ${Math.round(size)} pixels are few for a finger: ${name}`);
  if (pictures) await page.screenshot({ path: join(pictures, `${++looks}.png`), fullPage: true });

  await examiner.setContent(html);
  await examiner.evaluate(axe);
  for (const colorScheme of ['light', 'dark']) {
    await examiner.emulateMedia({ colorScheme });
    const { violations, passes } = await examiner.evaluate((tags) => axe.run({ runOnly: tags }), conformance);
    check(passes.some(({ id }) => id === 'color-contrast'), `${heading}: axe-core saw no text`);
    for (const { id, help, nodes } of violations)
      faults.push(`${heading}, ${colorScheme}: ${id}, ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
}

const visit = async (address, status, heading) => look(await page.goto(address), status, heading);

/** Presses a button or a link, and looks at what comes of it. */
async function press(name, status, heading) {
  const answers = page.waitForResponse((response) => Math.trunc(response.status() / 100) !== 3);
  await page.getByRole('link', { name, exact: true }).or(page.getByRole('button', { name })).first().click();
  const response = await answers;
  await page.waitForLoadState();
  await look(response, status, heading);
}

/** The links of the last letter to somebody whose text has certain words. */
async function letter(to, words) {
  for (const patience = Date.now() + 60_000; Date.now() < patience; await setTimeout(200)) {
    const links = (existsSync(mail) ? readdirSync(mail) : [])
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(join(mail, name), 'utf8'))
      // RFC 2045, 6.7: a long line is broken behind an equals sign.
      .map((text) => text.replace(/=\r?\n/g, ''))
      .filter((text) => text.includes(`To: ${to}`) && text.includes(words))
      .map((text) => text.match(/http:\/\/\S+/g))
      .at(-1);
    if (links) return links;
  }
  throw new Error(`No letter with «${words}» came to ${to}.`);
}

async function change(client, mutation, type, input, result = '__typename') {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${result} errors { message } } }`;
  const payload = (await client.read(query, { input }))[mutation];
  if (payload.errors.length) throw new Error(`${mutation}: ${JSON.stringify(payload.errors)}`);
  return payload;
}

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

async function answersInOneTap(id, address) {
  await change(member, 'setAvailability', 'SetAvailabilityInput', {
    person: id,
    periods: [{ from: day(10), until: day(40), status: 'AVAILABLE' }],
  });
  await change(unit, 'askAvailability', 'AskAvailabilityInput', { persons: [id] }, 'results { outcome }');
  const links = (await letter(address, '/availability/')).filter((link) => link.includes('/availability/'));
  check(links.length === 3, `The letter has ${links.length} links for three answers`);
  for (const link of links) await visit(link, 200, 'Is it still right?');
  await press('No, take it back', 200, 'Thank you: it is taken back');
  for (const link of links) await visit(link, 404, 'This link cannot be used');
  const query = 'query ($id: ID!, $from: LocalDate) { person(id: $id) { availability(from: $from) { status } } }';
  const { person } = await member.read(query, { id, from: day(2) });
  check(person.availability.every(({ status }) => status === 'UNAVAILABLE'), 'What was taken back still stands');
}

async function consents() {
  const address = 'nominee@example.org';
  const nominee = {
    fullName: 'Nur Aisyah binti Contoh',
    title: 'Dr',
    nationalities: ['BN'],
    category: 'EXPERT',
    biography: 'Twenty years of mediation between communities that share a river.',
    expertise: [{ tag: 'MED-PROCESS', level: 'LED', years: 20 }],
    languages: [{ tag: 'ms', level: 'C2' }, { tag: 'en', level: 'C1' }],
    contact: { email: address, phone: '+673 000 0000' },
  };
  const result = 'nomination { id version state }';
  const { nomination } = await change(focalPoint, 'draftNomination', 'DraftNominationInput', { nominee }, result);
  const asked = { nomination: nomination.id, expectedVersion: nomination.version };
  await change(focalPoint, 'askConsent', 'AskConsentInput', asked, result);
  const [link] = await letter(address, '/consent/');
  await visit(link, 200, 'Do you agree to be nominated?');
  await page.getByRole('checkbox').check();
  await press('I agree', 200, 'Thank you: you have agreed');
  await visit(link, 404, 'This link cannot be used');
  const { node } = await focalPoint.read(
    'query ($id: ID!) { node(id: $id) { ... on Nomination { consent { state } } } }',
    { id: nomination.id },
  );
  check(node.consent.state === 'GRANTED', `The consent is ${node.consent.state}`);
}

async function signsIn(address) {
  await visit(`${origin}/sign-in`, 200, 'Sign in');
  await page.getByLabel('Your mail address').fill(address);
  await press('Send me the link', 200, 'Look into your mail');
  const [link] = await letter(address, '/sign-in/');
  await visit(link, 200, 'Sign in');
  await press('Sign me in', 200, 'Your entry');
  const [cookie, ...others] = await person.cookies();
  check(
    cookie?.httpOnly && cookie.sameSite === 'Lax' && others.length === 0,
    `The cookie of the session: ${JSON.stringify({ ...cookie, value: '' })}`,
  );
  await visit(link, 410, 'This link is no longer good');
  await visit(`${origin}/sign-in`, 200, 'Your entry');
}

const subjects = [
  ['who you are and how to reach you', 'Who you are and how to reach you'],
  ['what you can do', 'What you can do'],
  ['who sees what', 'Who sees what'],
  ['ties that could stand in your way', 'Ties that could stand in your way'],
  ['Your data, and leaving the register', 'Your data, and leaving'],
];

async function keepsHerEntry() {
  await page.getByLabel('From', { exact: true }).fill(day(70));
  await page.getByLabel('Until').fill(day(75));
  await press('Write it down', 200, 'Your entry');
  check(await page.getByRole('status').isVisible(), 'Nothing says that the days were written down');
  for (const [link, heading] of subjects) {
    await press(link, 200, heading);
    await press('Back to your entry', 200, 'Your entry');
  }
}

async function readsAndPrintsHerCurriculum(name) {
  await press('curriculum vitae', 200, name);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  check(sheets >= 1 && sheets <= 2, `The curriculum takes ${sheets} sheets`);
  await page.goBack();
  return pdf;
}

async function addsAnAttachment(name, pdf) {
  const heading = `Attachments of ${name}`;
  await press('papers', 200, heading);
  await page.getByLabel('What it is').fill('What I did, on paper');
  await page.getByLabel('A PDF').setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: pdf });
  await press('Add', 200, heading);
  const response = await person.request.get(
    new URL(await page.getByRole('link', { name: 'What I did, on paper' }).getAttribute('href'), origin).href,
  );
  check((await response.body()).equals(pdf), 'The attachment comes back as other bytes');
  await page.getByLabel('A PDF').setInputFiles({ name: 'no.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no') });
  await press('Add', 415, 'The paper was not taken');
  await page.goBack();
  await press('Remove', 200, heading);
  check((await page.getByRole('link', { name: 'What I did' }).count()) === 0, 'The attachment was not removed');
}

async function signsOut() {
  await visit(`${origin}/sign-in`, 200, 'Your entry');
  await press('Sign out', 200, 'Signed out');
  check((await person.cookies()).length === 0, 'The cookie stays');
}

const { viewer } = await member.read('{ viewer { person { id version fullName } } }');
const { id, version, fullName } = viewer.person;
const address = 'member@example.org';
await change(member, 'updateProfile', 'UpdateProfileInput', {
  person: id,
  expectedVersion: version,
  contact: { email: address },
});
try {
  await answersInOneTap(id, address);
  await consents();
  await signsIn(address);
  await keepsHerEntry();
  await addsAnAttachment(fullName, await readsAndPrintsHerCurriculum(fullName));
  await signsOut();
  await visit(`${origin}/people/${id}/cv`, 401, 'Please sign in');
} finally {
  await browser.close();
}
for (const fault of new Set(faults)) console.log(fault);
process.exitCode = faults.length ? 1 : 0;
