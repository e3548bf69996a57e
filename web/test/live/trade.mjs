// Makes one trade on a running development network through the pages alone, each step by the person it belongs to:
// npm run test:live:trade -- URL [DIRECTORY]. It needs a company in whose register the seller has claimed shares (scripts/demo).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [site, directory = 'shots'] = process.argv.slice(2);
if (!site) {
  console.error('Which site? npm run test:live:trade -- http://holdfast.localhost:PORT [DIRECTORY]');
  process.exit(2);
}
const base = site.replace(/\/$/, '');
mkdirSync(directory, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.HOLDFAST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
context.setDefaultTimeout(30_000);
const page = await context.newPage();
const faults = [];
page.on('pageerror', ({ message }) => faults.push(message));
// That a site is away the browser says itself; it is no fault of the pages.
page.on('console', (message) => message.type() === 'error' && !/Failed to load resource|blocked by CORS policy/.test(message.text()) && faults.push(message.text()));
const dialog = page.getByRole('dialog');
let steps = 0;

try {
  await page.goto(`${base}/companies`);
  await actAs('seller');
  await list(await companyOfSeller());
  await actAs('buyer');
  await offer();
  await buyersPart();
  await actAs('seller');
  await sellersPart();
  await sign('이 조건에 서명하기');
  await state('한쪽이 서명함');
  await actAs('buyer');
  await sign('같은 조건에 서명하기');
  await approve();
  await actAs('escrow');
  await payment('예치 확인하기', true);
  await state('결제 대기');
  await actAs('stranger');
  await sign('결제하기');
  await state('결제됨');
  await actAs('escrow');
  await payment('대금 지급 확인하기', false);
  await state('대금 지급됨');
  await actAs('buyer');
  await sign('계약 증명서 받기');
  await page.getByRole('button', { name: '이 증명서 확인하기' }).click();
  await page.locator('[data-verdict=genuine][data-status=current]').waitFor();
  await shot('genuine');
  const text = page.getByLabel('증명서 원문');
  const credential = await text.inputValue();
  await text.fill(credential.replace(/.(?=.{300}$)/, (letter) => (letter === 'A' ? 'B' : 'A')));
  await page.locator('[data-verdict=forged]').waitFor();
} catch (fault) {
  faults.push(String(fault));
  await shot('fault');
}
await browser.close();
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(faults.length ? `${faults.length} faults` : `traded through the pages alone; screenshots in ${directory}`);
process.exit(faults.length ? 1 : 0);

async function actAs(role) {
  await page.locator('.wallet-bar select').selectOption(role);
  console.log(`as the ${role}`);
}

async function shot(name) {
  await page.screenshot({ path: join(directory, `trade-${String(++steps).padStart(2, '0')}-${name}.png`), fullPage: !(await dialog.count()) });
}

async function state(name) {
  await page.locator('.now-state').getByText(name, { exact: true }).waitFor();
}

/** The first company in whose register the acting person may list shares. */
async function companyOfSeller() {
  await page.locator('.card a').first().waitFor();
  for (const link of await page.locator('.card a').evaluateAll((links) => links.map(({ href }) => href))) {
    await page.goto(link);
    await page.locator('[data-names=read]').waitFor();
    if (await page.locator('form.act').count()) return link;
  }
  throw new Error('the seller controls no shares here; run scripts/demo first');
}

/** Presses a button, shows the wallet's sentence, signs and closes the window. */
async function sign(name) {
  await page.getByRole('button', { name, exact: true }).click();
  console.log(`  ${(await dialog.locator('.sentence').textContent()).trim()}`);
  await shot('sentence');
  await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
  await dialog.locator('[data-outcome]').waitFor();
  const outcome = await dialog.locator('[data-outcome]').getAttribute('data-outcome');
  if (outcome !== 'applied') throw new Error(`${name}: ${await dialog.locator('[data-outcome]').textContent()}`);
  await dialog.getByRole('button', { name: '닫기' }).click();
}

async function list() {
  const form = page.locator('form.act');
  await form.getByLabel('수량 (주)').fill('100');
  await form.getByLabel('1주의 가격 (원)').fill('12000');
  await sign('게시하기');
}

async function offer() {
  await page.getByRole('form', { name: '제안하기' }).getByLabel('수량 (주)').fill('60');
  await sign('제안하기');
  await page.locator('[data-offer]').waitFor();
}

async function buyersPart() {
  await page.getByLabel('에스크로 기관').selectOption('member2');
  await page.getByLabel('이름 또는 상호').fill('남지훈');
  await page.getByLabel('생년월일 또는 법인등록번호').fill('1990-01-31');
  await page.getByLabel('주소').fill('서울특별시 중구 세종대로 1');
  await account('남지훈');
  await page.getByRole('button', { name: '원장의 사실로 초안 쓰기' }).click();
  await page.waitForFunction(() => document.querySelector('textarea.contract')?.value.length > 100);
  await shot('prepare');
  await page.getByRole('button', { name: '맡기기' }).click();
  await page.locator('[data-done=true]').waitFor();
}

async function sellersPart() {
  await account('김서연');
  await page.getByRole('button', { name: '맡기기' }).click();
  await page.locator('[data-done=true] >> nth=1').waitFor();
}

async function account(holder) {
  await page.getByLabel('은행', { exact: true }).fill('한빛은행');
  await page.getByLabel('계좌번호').fill('110-123-456789');
  await page.getByLabel('예금주').fill(holder);
}

/** Directors vote until the threshold is met; the company's officer is one of them. */
async function approve() {
  for (const role of ['director', 'officer']) {
    await actAs(role);
    await page.locator('[data-digest=matches]').waitFor();
    if (await page.locator('.now-state').getByText('예치 대기').count()) return;
    await sign('양도 승인하기');
  }
  await state('예치 대기');
}

async function payment(name, fromBuyer) {
  const form = page.getByRole('form', { name });
  await form.getByLabel('은행 거래번호').fill(`WEB-${Date.now()}`);
  if (fromBuyer) await form.getByLabel('매수인 본인 계좌에서').check();
  await sign(name);
}
