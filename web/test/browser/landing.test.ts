import { describe, expect, test } from 'vitest';
import { stage } from './browser.ts';

const { fixture, open } = stage();

describe('the certificate on the first page', () => {
  test('is genuine as it was issued, and forged once a button has changed one character of it', async () => {
    const page = await open('/');
    await page.locator('[data-verdict=genuine]').waitFor();
    const original = await page.locator('.paper textarea').inputValue();
    await page.getByRole('button', { name: '글자 하나 바꾸기' }).click();
    await page.locator('[data-verdict=forged]').waitFor();
    expect(await page.locator('.paper textarea').inputValue()).not.toBe(original);
    expect(await page.locator('.editable .is-changed').count()).toBe(1);
    await page.getByRole('button', { name: '원래대로' }).click();
    await page.locator('[data-verdict=genuine]').waitFor();
    expect(await page.locator('.paper textarea').inputValue()).toBe(original);
  });

  test('is forged by one character in any of its fields, and genuine again when the character is put back', async () => {
    const page = await open('/');
    await page.locator('[data-verdict=genuine]').waitFor();
    const fields = page.locator('.editable input');
    const count = await fields.count();
    expect(count).toBeGreaterThan(5);
    for (let i = 0; i < count; i++) {
      const field = fields.nth(i);
      const value = await field.inputValue();
      await field.fill(`${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`);
      await page.locator('[data-verdict=forged]').waitFor();
      await field.fill(value);
      await page.locator('[data-verdict=genuine]').waitFor();
    }
  });

  test('is forged by one character anywhere in its text', async () => {
    const page = await open('/');
    await page.locator('[data-verdict=genuine]').waitFor();
    const text = page.locator('.paper textarea');
    const original = await text.inputValue();
    for (const place of [0, 0.2, 0.5, 0.9]) {
      const at = Math.floor(place * (original.length - 2));
      await text.fill(`${original.slice(0, at)}${original[at] === 'A' ? 'B' : 'A'}${original.slice(at + 1)}`);
      await page.locator('[data-verdict=forged]').waitFor();
      await text.fill(original);
      await page.locator('[data-verdict=genuine]').waitFor();
    }
  });

  test('stays as one left it while the ledger grows', async () => {
    const page = await open('/');
    await page.locator('[data-verdict=genuine]').waitFor();
    await page.getByRole('button', { name: '글자 하나 바꾸기' }).click();
    await page.locator('[data-verdict=forged]').waitFor();
    const changed = await page.locator('.paper textarea').inputValue();
    const asked = page.waitForResponse((response) => response.url().endsWith('/v1/specimen'));
    fixture.world.height++;
    await page.locator('.height').getByText('블록 높이 21').waitFor();
    await asked;
    expect(await page.locator('.paper textarea').inputValue()).toBe(changed);
  });

  test('moves nothing on the page when its verdict changes', async () => {
    const page = await open('/');
    await page.locator('[data-verdict=genuine]').waitFor();
    const before = await page.locator('.editable').boundingBox();
    await page.getByRole('button', { name: '글자 하나 바꾸기' }).click();
    await page.locator('[data-verdict=forged]').waitFor();
    expect((await page.locator('.editable').boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  });
});

test('the ledger’s height, members and the sites that answer are the ledger’s own', async () => {
  fixture.silent.add('member4');
  const page = await open('/');
  const live = page.locator('.live');
  await live.getByText('3 / 4곳').waitFor();
  expect(await live.textContent()).toContain('응답 없음');
  expect(await live.locator('.members li').count()).toBe(4);
  expect(await page.locator('.height').textContent()).toContain('블록 높이 20');
});

test('a page whose own site has died reads on at another member, and says so', async () => {
  const page = await open('/companies');
  await page.getByRole('link', { name: '주식회사 한빛소프트' }).waitFor();
  fixture.silent.add('holdfast');
  await page.getByText('에서 읽고 있습니다').waitFor({ timeout: 15_000 });
  await page.getByRole('link', { name: '주식회사 한빛소프트' }).click();
  await page.getByRole('heading', { level: 1, name: '주식회사 한빛소프트 주주명부' }).waitFor({ timeout: 15_000 });
});

test('with every site away the page says that nothing is lost and what to do', async () => {
  const page = await open('/');
  await page.locator('[data-verdict=genuine]').waitFor();
  for (const host of ['holdfast', 'member1', 'member2', 'member3', 'member4']) fixture.silent.add(host);
  const notice = page.locator('.notices');
  await notice.getByText('잃은 것은 없습니다').waitFor({ timeout: 15_000 });
  expect(await notice.textContent()).toContain('다시 시도하십시오');
});

describe('the language', () => {
  test('is Korean at first, English by the switch, and stays so', async () => {
    const page = await open('/');
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'A register nobody can rewrite alone' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'A register nobody can rewrite alone' }).waitFor();
    expect(await page.title()).toContain('Holdfast');
  });

  test('leaves no Korean on an English page but names', async () => {
    const page = await open('/', { language: 'en' });
    await page.locator('[data-verdict=genuine]').waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text.replaceAll('2005다45537', '')).not.toMatch(/[가-힣]/);
  });
});

test('asks nothing of any address but the consortium’s', async () => {
  const page = await open('/');
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
  await page.reload();
  await page.locator('[data-verdict=genuine]').waitFor();
  await page.getByText('4 / 4곳').waitFor();
  expect([...hosts].toSorted()).toEqual(['holdfast.localhost', 'member1.localhost', 'member2.localhost', 'member3.localhost', 'member4.localhost']);
});
