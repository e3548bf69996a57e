import { describe, expect, test } from 'vitest';
import { issuer } from '../fixture/world.ts';
import { findings, stage, type Options } from './browser.ts';

const { fixture, open } = stage();

const pages: readonly (readonly [string, () => string, string, Options])[] = [
  ['the first page', () => '/', '[data-verdict=genuine]', {}],
  ['the companies', () => '/companies', '.card', {}],
  ['a register', () => `/companies/${issuer}`, '.acts li', { role: 'seller' }],
  ['a listing with an open offer', openOffer, '.prepare', { role: 'buyer' }],
  ['a trade', () => `/trades/${fixture.world.agreement.id}`, 'form.payment', { role: 'escrow' }],
  ['the check', () => '/verify', '.advice', {}],
  ['the wallet', () => '/wallet', '#session', { role: 'officer' }],
  ['the acts', () => '/acts', '.choices', { role: 'officer' }],
  ['a lot', () => `/lots/${fixture.world.entries[0]?.lots[0]?.id}`, '.acts li', {}],
  ['no page', () => '/nothing', 'main h1', {}],
];

function openOffer(): string {
  const [offer] = fixture.world.offers;
  if (offer) offer.state = 'open';
  return `/listings/${offer?.listing}`;
}

describe.each([['ko', 'light', 1280], ['en', 'dark', 360]] as const)('in %s, %s, %i wide,', (language, colorScheme, width) => {
  test.each(pages)('%s has nothing serious for assistive technology to stumble over, and fits', async (_, path, ready, options) => {
    const page = await open(path(), { ...options, language, colorScheme, viewport: { width, height: 800 } });
    await page.locator(ready).first().waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
  });
});

test('the signing window has nothing serious for assistive technology to stumble over', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(`/trades/${fixture.world.agreement.id}`, { role: 'director', colorScheme, viewport: { width: 360, height: 800 } });
    await page.getByRole('button', { name: '양도 승인하기' }).click();
    await page.locator('.sentence').waitFor();
    expect(await findings(page)).toEqual([]);
  }
});

describe('by keyboard alone', () => {
  test('one skips to the content, switches the language and goes to a register', async () => {
    const page = await open('/');
    await page.locator('[data-verdict=genuine]').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('본문으로 건너뛰기');
    await tabTo(page, 'English');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'See the registers' }).waitFor();
    await tabTo(page, 'See the registers');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Companies' }).waitFor();
    // After a move the keyboard is at the new page's heading, so the next stop is in the page.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await tabTo(page, '주식회사 한빛소프트');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Register of 주식회사 한빛소프트' }).waitFor();
  });

  test('one breaks the certificate and restores it', async () => {
    const page = await open('/');
    await page.locator('[data-verdict=genuine]').waitFor();
    await tabTo(page, '글자 하나 바꾸기');
    await page.keyboard.press('Enter');
    await page.locator('[data-verdict=forged]').waitFor();
    await tabTo(page, '원래대로');
    await page.keyboard.press('Space');
    await page.locator('[data-verdict=genuine]').waitFor();
  });

  test('one chooses a person, approves a transfer and returns to where one was', async () => {
    const page = await open(`/trades/${fixture.world.agreement.id}`);
    await page.getByRole('heading', { name: '지금 할 수 있는 일' }).waitFor();
    await page.locator('.wallet-bar select').focus();
    for (let down = 0; down < 4; down++) await page.keyboard.press('ArrowDown');
    expect(await page.locator('.wallet-bar select').inputValue()).toBe('director');
    await page.getByRole('button', { name: '양도 승인하기' }).waitFor();
    await tabTo(page, '양도 승인하기');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('.sentence').waitFor();
    await tabTo(page, '서명하고 보내기');
    await page.keyboard.press('Enter');
    await page.locator('[data-outcome=applied]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.now-state').getByText('예치 대기').waitFor();
  });

  test('every stop is visible', async () => {
    const page = await open('/verify');
    await page.locator('.advice').waitFor();
    for (let stop = 0; stop < 8; stop++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(`(() => {
        const at = document.activeElement;
        const shown = at.matches('input[type=file]') ? at.parentElement : at;
        return getComputedStyle(shown).outlineStyle + ' ' + getComputedStyle(shown).outlineWidth;
      })()`);
      expect(outline).toBe('solid 3px');
    }
  });
});

/** Presses Tab until the focus is on what is called so. */
async function tabTo(page: import('playwright-core').Page, name: string): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate(`(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`);
    if (called === name) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}
