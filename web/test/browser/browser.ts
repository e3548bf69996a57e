// A real browser on the built pages, with the fixture behind them.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { Fixture } from '../fixture/server.ts';
import type { Role } from '../fixture/world.ts';

/** Nothing but the page's own requests leaves the browser; its profile is new and goes away with it. */
export const browserArguments = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export const browserPath = process.env['HOLDFAST_CHROMIUM'] ?? '/usr/bin/chromium';

const axe = readFileSync(join(createRequire(import.meta.url).resolve('axe-core'), '../axe.min.js'), 'utf8');

export interface Options extends Pick<BrowserContextOptions, 'colorScheme' | 'viewport'> {
  readonly language?: 'ko' | 'en';
  readonly role?: Role;
}

export interface Stage {
  readonly fixture: Fixture;
  /** Opens a path in a new, empty profile. */
  readonly open: (path: string, options?: Options) => Promise<Page>;
}

/** Starts a browser and the fixture for a file of tests. Every page must keep quiet: a complaint in its console fails the test. */
export function stage(): Stage {
  const fixture = new Fixture();
  const complaints: string[] = [];
  let browser: Browser;

  beforeAll(async () => {
    if (!existsSync(join(import.meta.dirname, '../../dist/index.html'))) throw new Error('build the pages first: npm run build');
    await fixture.start();
    browser = await chromium.launch({ executablePath: browserPath, args: browserArguments });
  });
  beforeEach(() => {
    fixture.reset();
    complaints.length = 0;
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await fixture.stop();
  });

  const open = async (path: string, { language, role, ...options }: Options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    await context.addInitScript(
      ([spoken, acting]) => {
        if (spoken && !localStorage.getItem('holdfast.language')) localStorage.setItem('holdfast.language', spoken);
        if (acting && !sessionStorage.getItem('holdfast.development.role')) sessionStorage.setItem('holdfast.development.role', acting);
      },
      [language ?? '', role ?? ''],
    );
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    // A site that is away on purpose is reported by the browser itself; that is no complaint of the page.
    page.on('console', (message) => message.type() === 'error' && !/Failed to load resource/.test(message.text()) && complaints.push(message.text()));
    await page.goto(fixture.url() + path);
    return page;
  };
  return { fixture, open };
}

/** What a person who depends on assistive technology would stumble over: serious and critical findings. */
export async function findings(page: Page): Promise<readonly string[]> {
  // The content policy keeps scripts out of the page; the debugger puts this one in beside it.
  return page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join(' | ')))`);
}
