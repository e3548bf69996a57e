import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SignedCommand } from '../../src/api/types.ts';
import { encode, verifyJWS, type Pair } from '../fixture/keys.ts';
import { common, issuer } from '../fixture/world.ts';
import { findings, stage } from './browser.ts';

const { fixture, open } = stage();

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

test('a key made in the wallet signs the command that adds it, under the name that it is to have', async () => {
  const page = await open('/acts', { role: 'seller', language: 'en', viewport: { width: 390, height: 844 } });
  await page.getByRole('searchbox').fill('KeyAdded');
  await page.getByRole('button', { name: /key/i }).first().click();
  await page.getByRole('button', { name: 'Make a new key in this browser' }).click();
  const typed = page.getByLabel('Public key', { exact: true });
  await expect.poll(() => typed.inputValue()).toContain('P-256');
  const jwk = await typed.inputValue();
  await page.getByRole('button', { name: 'Add Purposes' }).click();
  await page.getByLabel('Purposes 1', { exact: true }).selectOption('sign');
  await page.getByRole('button', { name: 'Show in the wallet' }).click();
  await page.getByText('New keys in this wallet that sign the same command too: 1.').waitFor();
  expect(await findings(page)).toEqual([]);
  const sending = page.waitForRequest((request) => request.url().endsWith('/v1/commands') && request.method() === 'POST');
  await page.getByRole('button', { name: 'Sign and send' }).click();
  const { command, proofs } = (await sending).postDataJSON() as SignedCommand;
  const { did, pair } = fixture.world.people.seller;
  const { kty, crv, x, y } = JSON.parse(jwk) as Omit<Pair['jwk'], 'd'>;
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  const whole = proofs.map(({ value }) => value.replace('..', `.${encode(command)}.`));
  expect(whole).toHaveLength(2);
  expect(verifyJWS(pair, `${did}#${pair.thumbprint}`, 'holdfast-command+jws', whole[0] ?? '')).toBe(true);
  expect(verifyJWS({ ...pair, jwk: { kty, crv, x, y, d: '' } }, `${did}#${thumbprint}`, 'holdfast-command+jws', whole[1] ?? '')).toBe(true);
});

test('a new key that the wallet has not is told of, and the command can be kept for who has it', async () => {
  const page = await open('/acts', { role: 'seller' });
  await page.getByRole('searchbox').fill('KeyReplaced');
  await page.getByRole('button', { name: /키/ }).first().click();
  await page.getByLabel('키', { exact: true }).fill(`${fixture.world.people.seller.did}#${'k'.repeat(43)}`);
  await page.getByLabel('새 공개키', { exact: true }).fill('{"crv":"P-256"}');
  await page.getByRole('button', { name: '지갑에서 보기' }).click();
  await page.getByText('새 키 1개는 이 지갑에 없습니다.').waitFor();
  await page.getByRole('button', { name: '서명만 하고 파일로 보관' }).waitFor();
});
