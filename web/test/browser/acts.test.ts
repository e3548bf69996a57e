import { expect, test } from 'vitest';
import { common, issuer } from '../fixture/world.ts';
import { findings, stage } from './browser.ts';

const { open } = stage();

const lot = `lot-${'0a'.repeat(16)}`;

async function form(language: 'ko' | 'en' = 'ko') {
  const page = await open('/acts', { role: 'seller', language, viewport: { width: 390, height: 844 } });
  await page.getByRole('searchbox').fill('PledgeEntered');
  await page.getByRole('button', { name: language === 'ko' ? /질권/ : /pledge/i }).first().click();
  return page;
}

test('an act is found, filled, and shown by the wallet with every field before it is signed', async () => {
  const page = await form('en');
  await page.getByLabel('Company', { exact: true }).selectOption(issuer);
  await page.getByLabel('Lot', { exact: true }).fill(lot);
  await page.getByLabel('Shares', { exact: true }).fill('1,200');
  await page.getByLabel(/^Evidence/).fill('ab'.repeat(32));
  await page.getByRole('button', { name: 'Show in the wallet' }).click();
  await page.locator('.sentence').waitFor();
  expect(await page.locator('.sentence').textContent()).toContain('1,200 shares');
  expect(await page.locator('dialog').textContent()).toContain(lot);
  expect(await findings(page)).toEqual([]);
});

test('what is not in the right form is named, and nothing is shown to sign', async () => {
  const page = await form();
  await page.getByRole('button', { name: '지갑에서 보기' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('lot');
  expect(await page.locator('.sentence').count()).toBe(0);
});

test('a file that holds no signed command is refused', async () => {
  const page = await open('/acts', { role: 'seller' });
  await page.getByLabel('파일 열기').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"command":1}') });
  await page.getByRole('alert').waitFor();
});

test('from a company’s page the company is chosen, its classes are offered, and a split is announced in words', async () => {
  const page = await open(`/companies/${issuer}`, { role: 'officer', language: 'en' });
  await page.getByRole('link', { name: 'Acts on this company' }).click();
  await page.getByRole('searchbox').fill('ChangeAnnounced');
  await page.getByRole('button', { name: /announcement/i }).click();
  expect(await page.getByLabel('Company', { exact: true }).inputValue()).toBe(issuer);
  await page.getByLabel('Share class', { exact: true }).selectOption(common);
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'split' });
  expect(await findings(page)).toEqual([]);
});
