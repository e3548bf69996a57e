import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { issuer } from '../fixture/world.ts';
import { stage } from './browser.ts';

const { fixture, open } = stage();
const path = `/companies/${issuer}`;

describe('a register', () => {
  test('shows holders and lots without names to somebody who is nobody', async () => {
    const page = await open(path);
    await page.getByRole('table', { name: '등재 주주' }).waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(await page.locator('tr.is-first').count()).toBeGreaterThanOrEqual(27);
    for (const name of ['김서연', '최지우', '새봄홀딩스', '세종대로']) expect(text).not.toContain(name);
    expect(text).toContain('회사 주장');
    expect(text).toContain('블록 높이 20 기준');
  });

  test('shows that its sums are what is issued', async () => {
    const page = await open(path);
    await page.locator('.class-card').first().getByText('일치').waitFor();
    expect(await page.locator('.class-card').getByText('일치').count()).toBe(2);
    expect(await page.locator('.class-card').first().textContent()).toContain('110,830주');
  });

  test('shows the officer all the names, read at a home', async () => {
    const page = await open(path, { role: 'officer' });
    await page.getByText('한빛벤처투자조합 제3호').waitFor();
    expect(await page.locator('[data-names=read]').textContent()).toContain('시장운영기관');
  });

  test('shows a holder their own name only', async () => {
    const page = await open(path, { role: 'seller' });
    await page.getByText('김서연').first().waitFor();
    expect(await page.locator('main').textContent()).not.toContain('박도윤');
  });

  test('shows a director no names', async () => {
    const page = await open(path, { role: 'director' });
    await page.getByText('볼 권한이 있는 이름이 없습니다').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('김서연');
  });

  test('reads names at the second home where the first is away, and says so where both are', async () => {
    fixture.silent.add('member1');
    const page = await open(path, { role: 'officer' });
    await page.getByText('한빛벤처투자조합 제3호').waitFor();
    expect(await page.locator('[data-names=read]').textContent()).toContain('증권사');
    fixture.silent.add('member3');
    await page.reload();
    const away = page.locator('[data-names=away]');
    await away.waitFor();
    expect(await away.textContent()).toContain('아무것도 잃지 않았습니다');
  });

  test('tells its history with blocks, and leads to its trades', async () => {
    const page = await open(path, { language: 'en' });
    const acts = page.locator('.acts li');
    await acts.first().waitFor();
    expect(await acts.first().textContent()).toMatch(/Block 19.*Agreement signed/s);
    await page.getByRole('link', { name: /^Agreement / }).click();
    await page.getByRole('heading', { level: 1, name: 'Transfer of 주식회사 한빛소프트 보통주' }).waitFor();
  });
});

test('a holder lists free shares after reading the wallet’s sentence', async () => {
  const page = await open(path, { role: 'seller' });
  const form = page.locator('form.act');
  await form.getByLabel('수량 (주)').fill('1,000');
  await form.getByLabel('1주의 가격 (원)').fill('26000');
  await form.getByRole('button', { name: '게시하기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.sentence').getByText('1,000주를 1주당 26,000원, 모두 26,000,000원에').waitFor();
  await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
  await dialog.locator('[data-outcome=applied]').waitFor();
  await dialog.getByRole('button', { name: '닫기' }).click();
  await page.getByRole('heading', { level: 1, name: '주식회사 한빛소프트 보통주' }).waitFor();
  expect(await page.locator('main').textContent()).toContain('1주에 26,000원');
});

test('a buyer offers for listed shares', async () => {
  const [listing] = fixture.world.listings;
  const page = await open(`/listings/${listing?.id}`, { role: 'buyer' });
  const form = page.getByRole('form', { name: '제안하기' });
  await form.getByLabel('수량 (주)').fill('100');
  await form.getByRole('button', { name: '제안하기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.sentence').getByText('100주를 1주당 26,000원, 모두 2,600,000원에 사겠다고').waitFor();
  await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
  await dialog.locator('[data-outcome=applied]').waitFor();
  await dialog.getByRole('button', { name: '닫기' }).click();
  await page.locator('[data-offer]').getByText('협의 중').waitFor();
});

test('seller and buyer leave their parts, sign the same terms, and personal data goes only where it belongs', async () => {
  const { world } = fixture;
  const [listing] = world.listings;
  const [offer] = world.offers;
  if (!listing || !offer) throw new Error('the fixture has no offer');
  offer.state = 'open';
  const page = await open(`/listings/${listing.id}`, { role: 'buyer' });
  const prepare = page.getByRole('region', { name: '계약 준비와 첫 서명' });
  expect(await prepare.getByRole('button', { name: '이 조건에 서명하기' }).isDisabled()).toBe(true);
  await prepare.getByLabel('에스크로 기관').selectOption({ label: '에스크로은행' });
  await prepare.getByLabel('주소').fill('서울특별시 중구 세종대로 1');
  await account(prepare, '남지훈');
  await prepare.getByRole('button', { name: '원장의 사실로 초안 쓰기' }).click();
  await expect.poll(() => prepare.getByLabel('계약서 본문').inputValue()).toContain('주식양수도계약서 (ko)');
  await prepare.getByRole('button', { name: '맡기기' }).click();
  await prepare.locator('[data-done=true]').waitFor();

  await page.locator('.wallet-bar select').selectOption('seller');
  await account(prepare, '김서연');
  await prepare.getByRole('button', { name: '맡기기' }).click();
  await prepare.locator('[data-done=true] >> nth=1').waitFor();
  await prepare.getByRole('button', { name: '이 조건에 서명하기' }).click();
  const dialog = page.getByRole('dialog');
  const sentence = '양도인(매도인)이 양수인(매수인)에게 발행회사(주식회사 한빛소프트)의 주식(보통주) 5,000주를 1주당 25,000원, 모두 125,000,000원에 넘깁니다.';
  await dialog.getByText(sentence).waitFor();
  await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
  await dialog.locator('[data-outcome=applied]').waitFor();
  await dialog.getByRole('button', { name: '닫기' }).click();

  await page.locator('.now-state').getByText('한쪽이 서명함').waitFor();
  await page.locator('.wallet-bar select').selectOption('buyer');
  await page.getByRole('button', { name: '같은 조건에 서명하기' }).click();
  await dialog.getByText('귀하는 125,000,000원을').waitFor();
  await dialog.getByRole('button', { name: '서명하고 보내기' }).click();
  await dialog.locator('[data-outcome=applied]').waitFor();
  await dialog.getByRole('button', { name: '닫기' }).click();
  await page.locator('.now-state').getByText('양도승인 대기').waitFor();
  expect(fixture.left).toEqual([
    'buyer /v1/escrow/accounts at member2',
    `buyer /v1/offers/${offer.id}/text at member3`,
    `buyer /v1/issuers/${issuer}/entry-deposits at member1`,
    'seller /v1/escrow/accounts at member2',
  ]);
  expect(JSON.stringify([...world.outcomes])).not.toContain('남지훈');
});

async function account(prepare: Locator, holder: string): Promise<void> {
  await prepare.getByLabel('은행', { exact: true }).fill('한빛은행');
  await prepare.getByLabel('계좌번호').fill('110-123-456789');
  await prepare.getByLabel('예금주').fill(holder);
}

test('a network that is not for development has no development wallet', async () => {
  fixture.development = false;
  const page = await open(path);
  await page.getByRole('table', { name: '등재 주주' }).waitFor();
  expect(await page.locator('.wallet-bar').count()).toBe(0);
  expect(await page.getByRole('link', { name: '지갑' }).count()).toBe(0);
});
