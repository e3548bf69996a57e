// Looks at a running network as a visitor would: npm run test:live -- URL [DIRECTORY]
// It opens every page in both languages, wide and narrow, light and dark, checks and breaks the certificate, follows the first
// trade it finds as each of the development people, and leaves screenshots in the directory. It changes nothing.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [site, directory = 'shots'] = process.argv.slice(2);
if (!site) {
  console.error('Which site? npm run test:live -- http://holdfast.localhost:PORT [DIRECTORY]');
  process.exit(2);
}
const base = site.replace(/\/$/, '');
const patience = 20_000;
const looks = [
  { language: 'ko', width: 1280, colorScheme: 'light' },
  { language: 'en', width: 1280, colorScheme: 'dark' },
  { language: 'ko', width: 390, colorScheme: 'dark' },
  { language: 'en', width: 390, colorScheme: 'light' },
];
const axe = readFileSync(join(createRequire(import.meta.url).resolve('axe-core'), '../axe.min.js'), 'utf8');
const faults = [];

mkdirSync(directory, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.HOLDFAST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const found = await find();
  await breakCertificate();
  for (const look of looks) for (const stop of stops(found)) await visit(look, stop);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(faults.length ? `${faults.length} faults` : `every page is fine; screenshots in ${directory}`);
process.exit(faults.length ? 1 : 0);

/** What there is to look at: the first company, its newest agreement and a listing. */
async function find() {
  const page = await browser.newPage();
  await page.goto(base);
  const ask = (path) => page.evaluate((at) => fetch(at).then((answer) => answer.json()), path);
  const { issuers } = await ask('/v1/issuers');
  const issuer = issuers.find(({ imported }) => imported)?.id ?? issuers[0]?.id;
  const { agreements } = issuer ? await ask(`/v1/agreements?issuer=${issuer}`) : { agreements: [] };
  const { listings } = issuer ? await ask(`/v1/listings?issuer=${issuer}`) : { listings: [] };
  await page.close();
  return { issuer, agreement: agreements[0]?.agreement.id, listing: listings[0]?.id };
}

/** The pages, each with what shows that it is there, and as whom. */
function stops({ issuer, agreement, listing }) {
  const all = [
    { name: 'landing', path: '/', ready: '[data-verdict=genuine]' },
    { name: 'companies', path: '/companies', ready: issuer ? '.card' : '.note' },
    { name: 'verify', path: '/verify', ready: '.advice' },
    { name: 'wallet', path: '/wallet', ready: '#session', role: 'officer' },
    { name: 'absent', path: '/nothing-here', ready: 'main h1' },
  ];
  if (issuer) {
    all.push({ name: 'register', path: `/companies/${issuer}`, ready: '.acts li' });
    all.push({ name: 'register-officer', path: `/companies/${issuer}`, ready: '[data-names=read]', role: 'officer' });
  }
  if (listing) all.push({ name: 'listing', path: `/listings/${listing}`, ready: '#offers', role: 'buyer' });
  if (agreement) {
    all.push({ name: 'trade', path: `/trades/${agreement}`, ready: '.progress li' });
    all.push({ name: 'trade-buyer', path: `/trades/${agreement}`, ready: '[data-digest=matches]', role: 'buyer' });
    all.push({ name: 'trade-escrow', path: `/trades/${agreement}`, ready: '[data-digest=matches]', role: 'escrow' });
  }
  return all;
}

async function open({ language, width, colorScheme }, path, role = '') {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
  await context.addInitScript(
    ([spoken, acting]) => {
      localStorage.setItem('holdfast.language', spoken);
      if (acting) sessionStorage.setItem('holdfast.development.role', acting);
    },
    [language, role],
  );
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => faults.push(`${path}: ${message}`));
  // That a site is away the browser says itself; it is no fault of the pages.
  page.on('console', (message) => message.type() === 'error' && !/Failed to load resource|blocked by CORS policy/.test(message.text()) && faults.push(`${path}: ${message.text()}`));
  await page.goto(base + path);
  return page;
}

async function visit(look, { name, path, ready, role }) {
  const title = `${name}-${look.language}-${look.width}-${look.colorScheme}`;
  const page = await open(look, path, role);
  try {
    await page.locator(ready).first().waitFor({ timeout: patience });
    await page.waitForLoadState('networkidle', { timeout: patience });
    const violations = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ' ' + nodes[0].target))`);
    for (const violation of violations) faults.push(`${title}: ${violation}`);
  } catch (fault) {
    faults.push(`${title}: ${String(fault).split('\n')[0]}`);
  }
  await page.screenshot({ path: join(directory, `${title}.png`), fullPage: true });
  await page.context().close();
  console.log(title);
}

/** The certificate of the first page is genuine, and forged once one character is changed. */
async function breakCertificate() {
  const page = await open(looks[0], '/');
  try {
    await page.locator('[data-verdict=genuine]').waitFor({ timeout: patience });
    await page.locator('.paper button.primary').click();
    await page.locator('[data-verdict=forged]').waitFor({ timeout: patience });
    await page.screenshot({ path: join(directory, 'landing-broken.png') });
    const credential = await page.locator('.paper textarea').inputValue();
    await page.goto(`${base}/verify`);
    await page.locator('.drop textarea').fill(credential);
    await page.locator('[data-verdict=forged]').waitFor({ timeout: patience });
    await page.screenshot({ path: join(directory, 'verify-forged.png') });
  } catch (fault) {
    faults.push(`the certificate: ${String(fault).split('\n')[0]}`);
  }
  await page.context().close();
}
