import { expect, test } from 'vitest';
import { issuer } from '../fixture/world.ts';
import { findings, stage } from './browser.ts';

const { fixture, open } = stage();
const path = `/companies/${issuer}/import`;
const file = { name: '주주명부.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('a list') };

async function deposited(language: 'ko' | 'en' = 'ko', viewport = { width: 1280, height: 900 }) {
  fixture.lists.waits = true;
  const page = await open(path, { role: 'officer', language, viewport });
  await page.locator('#list-file').setInputFiles(file);
  await page.locator('[data-ready=false]').waitFor();
  expect(await page.locator('.problems').textContent()).toContain(language === 'ko' ? '12행 B열' : 'row 12, column B');
  await page.locator('.problems select').selectOption('different');
  await page.getByRole('button', { name: language === 'ko' ? '답 보내기' : 'Send the answers' }).click();
  await page.locator('[data-ready=true]').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: language === 'ko' ? '개인정보를 보관 기관에 맡기기' : 'Leave the personal data with the homes' }).click();
  await page.getByRole('button', { name: language === 'ko' ? '서명하고 나누어 보내기' : 'Sign and send the list in pages' }).click();
  return page;
}

test('a long list is read, answered, left with the homes, signed, sent in pages and closed', async () => {
  const page = await deposited();
  await page.locator('dialog .sentence').waitFor();
  expect(await page.locator('dialog .sentence').textContent()).toContain('10,000명');
  await page.locator('dialog').getByRole('button', { name: '서명하고 보내기' }).click();
  await page.locator('dialog [data-outcome=applied]').waitFor();
  await page.locator('dialog').getByRole('button', { name: '닫기' }).click();
  await page.getByRole('button', { name: '명부 마감하기' }).click();
  await page.locator('dialog').getByRole('button', { name: '서명하고 보내기' }).click();
  await page.locator('dialog [data-outcome=applied]').waitFor();
  await page.locator('dialog').getByRole('button', { name: '닫기' }).click();
  await page.getByText('주주명부에 등재되었습니다').waitFor();
  expect(fixture.lists.arrived.filter((type) => type === 'ImportPaged')).toHaveLength(5);
  expect(fixture.lists.arrived.at(0)).toBe('ImportOpened');
  expect(fixture.lists.arrived.at(-1)).toBe('ImportClosed');
  await page.getByRole('link', { name: '주주명부 보기' }).click();
  await page.getByRole('table', { name: '등재 주주' }).waitFor();
});

test('sending that stops says that nothing is lost, and goes on where it stopped', async () => {
  fixture.lists.lose = 4;
  const page = await deposited('en', { width: 390, height: 844 });
  await page.locator('dialog').getByRole('button', { name: 'Sign and send' }).click();
  await page.locator('dialog [data-outcome=applied]').waitFor();
  await page.locator('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByText('what was sent is not lost').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Close the list' }).waitFor();
  expect(fixture.lists.arrived.filter((type) => type === 'ImportPaged')).toHaveLength(5);
  expect(await findings(page)).toEqual([]);
});

test('somebody who is no officer is told so, and nothing is written', async () => {
  fixture.lists.waits = true;
  const page = await open(path, { role: 'seller', language: 'en' });
  await page.locator('#list-file').setInputFiles(file);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Nothing was written');
  expect(fixture.lists.arrived).toEqual([]);
});

test('a register that has its list takes no other', async () => {
  const page = await open(path, { role: 'officer' });
  await page.getByText('최초 등재는 한 번만').waitFor();
  expect(await page.locator('#list-file').count()).toBe(0);
});
