import { describe, expect, test } from 'vitest';
import { endedHolding, specimen } from '../fixture/certificates.ts';
import { stage } from './browser.ts';

const { fixture, open } = stage();

/** Lets go of a file over the page, as a mouse does. */
const dropFile = `({ name, content }) => {
  const data = new DataTransfer();
  data.items.add(new File([content], name));
  const target = document.querySelector('.drop');
  for (const type of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}`;

describe('a certificate', () => {
  test('that is pasted is genuine, with the facts of the ledger', async () => {
    const page = await open('/verify');
    await page.getByLabel('증명서 원문').fill(specimen(fixture.world, 'member2', fixture.url('member2')));
    await page.locator('[data-verdict=genuine][data-status=current]').waitFor();
    const result = (await page.locator('.result').textContent()) ?? '';
    expect(result).toContain('7번 블록 기준 진본입니다');
    expect(result).toContain(fixture.world.ledger);
    expect(result).toContain('에스크로은행');
  });

  test('that is dropped as a file is checked', async () => {
    const page = await open('/verify');
    await page.evaluate(`(${dropFile})(${JSON.stringify({ name: 'a.sd-jwt', content: specimen(fixture.world, 'member1', fixture.url('member1')) })})`);
    await page.locator('[data-verdict=genuine]').waitFor();
  });

  test('that is chosen as a file is checked', async () => {
    const page = await open('/verify');
    const buffer = Buffer.from(specimen(fixture.world, 'member1', fixture.url('member1')));
    await page.locator('input[type=file]').setInputFiles({ name: 'a.sd-jwt', mimeType: 'application/dc+sd-jwt', buffer });
    await page.locator('[data-verdict=genuine]').waitFor();
  });

  test('that a mail program broke into lines is still the same certificate', async () => {
    const page = await open('/verify');
    const text = specimen(fixture.world, 'member1', fixture.url('member1'));
    await page.getByLabel('증명서 원문').fill(` ${text.replace(/(.{70})/g, '$1\n')} \n`);
    await page.locator('[data-verdict=genuine]').waitFor();
  });

  test('whose lot has ended is genuine, and says when it ended', async () => {
    const page = await open('/verify', { language: 'en' });
    await page.getByLabel("The certificate's text").fill(endedHolding(fixture.world, fixture.url('member1')));
    await page.locator('[data-verdict=genuine][data-status=ended]').waitFor();
    const result = (await page.locator('.result').textContent()) ?? '';
    expect(result).toContain('Genuine as of block 15');
    expect(result).toContain('block 23');
    expect(result).toContain('it is not false');
    expect(result).toContain('Confirmed');
  });

  test('with one changed byte is forged', async () => {
    const page = await open('/verify');
    const text = specimen(fixture.world, 'member1', fixture.url('member1'));
    await page.getByLabel('증명서 원문').fill(text.replace(/.(?=.{20}$)/, (letter) => (letter === 'A' ? 'B' : 'A')));
    await page.locator('[data-verdict=forged]').waitFor();
    expect(await page.locator('.result').textContent()).toContain('믿지 마');
  });

  test('that is none is unreadable', async () => {
    const page = await open('/verify');
    await page.getByLabel('증명서 원문').fill('주주명부');
    await page.locator('[data-verdict=unreadable]').waitFor();
  });

  test('that is far too large is not sent', async () => {
    const page = await open('/verify');
    let sent = 0;
    page.on('request', (request) => (sent += Number(request.url().endsWith('/v1/verify'))));
    await page.evaluate(`(${dropFile})({ name: 'a', content: 'a.'.repeat(40000) })`);
    await page.getByRole('alert').getByText('너무 큽니다').waitFor();
    expect(sent).toBe(0);
  });

  test('is checked by another member where this site is away', async () => {
    const page = await open('/verify');
    await page.locator('.height').getByText('블록 높이 20').waitFor();
    fixture.silent.add('holdfast');
    await page.getByLabel('증명서 원문').fill(specimen(fixture.world, 'member1', fixture.url('member1')));
    await page.locator('[data-verdict=genuine]').waitFor();
  });
});

test('the page advises to type the address', async () => {
  const page = await open('/verify');
  await page.getByRole('heading', { name: '주소는 직접 입력하십시오' }).waitFor();
});
