import { expect, test } from 'vitest';
import { issuer } from '../fixture/world.ts';
import { stage } from './browser.ts';

const { fixture, open } = stage();

test('an officer downloads the register from a home, and a stranger is offered nothing', async () => {
  const page = await open(`/companies/${issuer}`, { role: 'officer', language: 'en' });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Register PDF (Korean)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^register-\d{4}-\d\d-\d\d-ko\.pdf$/);
  const other = await open(`/companies/${issuer}`, { role: 'stranger', language: 'en' });
  await other.locator('.acts li').first().waitFor();
  expect(await other.getByRole('button', { name: /PDF|CSV/ }).count()).toBe(0);
});

test('a register that is halted and a class that is being changed say so, and an earlier day has its own register', async () => {
  Object.assign(fixture.world, { suspended: true, fenced: true });
  const page = await open(`/companies/${issuer}`, { language: 'en' });
  await page.locator('[data-standing=halted]').waitFor();
  await page.getByText('its shares do not move now').waitFor();
  await page.getByLabel('As of').fill('2026-03-01');
  await page.getByText('There were no shares in the register that day.').waitFor();
  await page.getByRole('button', { name: 'Back to today' }).click();
  await page.getByRole('link', { name: /^History of lot/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /^History of lot/ }).waitFor();
  await page.getByText('All acts on this lot (2)').click();
  await page.getByText('Entry of a pledge').waitFor();
});
