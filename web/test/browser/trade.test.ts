import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Role } from '../fixture/world.ts';
import { stage } from './browser.ts';

const { fixture, open } = stage();
const path = () => `/trades/${fixture.world.agreement.id}`;

async function actAs(page: Page, role: Role): Promise<void> {
  await page.locator('.wallet-bar select').selectOption(role);
}

/** Presses a button, reads the wallet's sentence, signs, and waits for the ledger's answer. */
async function sign(page: Page, name: string, sentence: RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.sentence').waitFor();
  expect(await dialog.locator('.sentence').textContent()).toMatch(sentence);
  expect(await dialog.textContent()).toContain('되돌릴 수 없는 것');
  await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
  await dialog.locator('[data-outcome=applied]').waitFor();
  await dialog.getByRole('button', { name: '닫기' }).click();
}

async function deposit(page: Page, reference: string): Promise<void> {
  const form = page.getByRole('form', { name: '예치 확인하기' });
  await form.getByLabel('은행 거래번호').fill(reference);
  await form.getByLabel('매수인 본인 계좌에서').check();
}

test('a trade goes from approval to a certificate, each step signed by whom it belongs to', async () => {
  const page = await open(path(), { role: 'director' });
  const state = page.locator('.now-state');
  const deal = /양도인 매도인, 양수인 매수인, 주식회사 한빛소프트 보통주 5,000주, 대금 125,000,000원/;
  await sign(page, '양도 승인하기', deal);
  await state.getByText('예치 대기').waitFor();

  await actAs(page, 'escrow');
  await deposit(page, 'BANK-1');
  await sign(page, '예치 확인하기', /125,000,000원\(은행 거래번호 BANK-1\)을 예치로 확인합니다. 양수인이 보낸 돈/);
  await state.getByText('결제 대기').waitFor();

  await actAs(page, 'stranger');
  await page.getByText('금액은 매도인, 매수인').waitFor();
  await sign(page, '결제하기', /주식양수도계약\([0-9a-f]{8}…, 주식회사 한빛소프트 보통주\)을 동시결제/);
  await state.getByText('결제됨').waitFor();
  expect(await page.locator('[data-step=settled]').getAttribute('data-state')).toBe('done');

  await actAs(page, 'buyer');
  await sign(page, '계약 증명서 받기', /참여기관\(시장운영기관\)에 주식양수도계약\(.*주식회사 한빛소프트 보통주.*\)의 계약서 발급 증명을/);
  await page.locator('[data-issuance]').waitFor();
  await page.getByRole('button', { name: '이 증명서 확인하기' }).click();
  await page.locator('[data-verdict=genuine][data-status=current]').waitFor();
  const result = (await page.locator('.result').textContent()) ?? '';
  expect(result).toContain('원장 결제');
  expect(result).toContain('5,000주');
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/verify');
});

test('a certificate is asked of a home that answers', async () => {
  const { world } = fixture;
  world.agreement = { ...world.agreement, state: 'settled', began: 'lot-1' };
  fixture.silent.add('member1');
  const page = await open(path(), { role: 'buyer' });
  await page.getByRole('option', { name: '시장운영기관 (응답 없음)' }).waitFor({ state: 'attached' });
  await sign(page, '계약 증명서 받기', /참여기관\(증권사\)에/);
  await page.locator('[data-issuance]').waitFor();
});

test('a certificate whose signer dies after the issuance is fetched once it answers again', async () => {
  const { world } = fixture;
  world.agreement = { ...world.agreement, state: 'settled', began: 'lot-1' };
  const page = await open(path(), { role: 'buyer' });
  await page.getByRole('button', { name: '계약 증명서 받기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.sentence').waitFor();
  fixture.silent.add('member1');
  await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
  await dialog.locator('[data-outcome=applied]').waitFor();
  await dialog.getByRole('button', { name: '닫기' }).click();
  await page.getByRole('alert').getByText('잃은 것은 없습니다').waitFor();
  fixture.silent.delete('member1');
  await page.getByRole('button', { name: '다시 읽기' }).click();
  await page.locator('[data-issuance]').waitFor();
  expect(world.issuances.size).toBe(1);
});

describe('amounts', () => {
  test('are hidden from strangers and shown to the parties', async () => {
    const page = await open(path());
    await page.getByRole('heading', { name: '계약 조건' }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/125,000,000|25,000원/);
    await actAs(page, 'buyer');
    await page.getByText('125,000,000원').first().waitFor();
    await page.locator('[data-digest=matches]').waitFor();
  });

  test('that were changed on the way are called out, and not signed', async () => {
    const { agreement } = fixture.world;
    fixture.world.agreement = { ...agreement, terms: { ...agreement.terms, price: '1', total: '5000' } };
    const page = await open(path(), { role: 'director' });
    await page.locator('[data-digest=differs]').waitFor();
    await page.getByRole('button', { name: '양도 승인하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('alert').getByText('계약 식별자와 조건이 서로 맞지 않습니다').waitFor();
    expect(await dialog.getByRole('button', { name: '서명하고 보내기' }).count()).toBe(0);
    expect(fixture.world.outcomes.size).toBe(0);
  });
});

describe('when signing', () => {
  test('a cancelled window signs and sends nothing', async () => {
    const page = await open(path(), { role: 'director' });
    await page.getByRole('button', { name: '양도 승인하기' }).click();
    await page.getByRole('dialog').locator('.sentence').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(fixture.world.outcomes.size).toBe(0);
  });

  test('a rejection shows the ledger’s sentence and its place', async () => {
    fixture.world.agreement = { ...fixture.world.agreement, state: 'agreed' };
    fixture.world.escrow = { ...fixture.world.escrow, references: ['BANK-1'] };
    const page = await open(path(), { role: 'escrow' });
    await deposit(page, 'BANK-1');
    await page.getByRole('button', { name: '예치 확인하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
    const outcome = dialog.locator('[data-outcome=rejected][data-code=bank-reference-used]');
    await outcome.waitFor();
    expect(await outcome.textContent()).toContain('이미 원장에 있습니다');
    expect(await outcome.textContent()).toContain('request-0001');
  });

  test('an answer that is lost is found again, and the command is applied once', async () => {
    const page = await open(path(), { role: 'director' });
    await page.getByRole('button', { name: '양도 승인하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('.sentence').waitFor();
    fixture.loseAnswers = 1;
    await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
    await dialog.locator('[data-outcome=applied]').waitFor();
    expect(fixture.world.outcomes.size).toBe(1);
    expect(fixture.world.agreement.votes).toHaveLength(1);
  });

  test('a dead site does not stop it: the same bytes go to another member', async () => {
    const page = await open(path(), { role: 'director' });
    await page.getByRole('button', { name: '양도 승인하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('.sentence').waitFor();
    fixture.silent.add('holdfast');
    await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
    await dialog.locator('[data-outcome=applied]').waitFor();
  });

  test('the bytes shown are the bytes sent', async () => {
    const page = await open(path(), { role: 'director' });
    const sent = page.waitForRequest((request) => request.url().endsWith('/v1/commands') && request.method() === 'POST');
    await page.getByRole('button', { name: '양도 승인하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('.sentence').waitFor();
    const shown = await dialog.locator('.bytes').textContent();
    await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
    expect(((await sent).postDataJSON() as { command: string }).command).toBe(shown);
    await dialog.locator('[data-outcome=applied]').waitFor();
  });
});
