// A network of sites for unit tests: what each address answers, and what was asked.

import { vi } from 'vitest';

export interface Said {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Answers a request, or 'away' for a site that does not. */
export type Script = (url: string, init: RequestInit) => Said | 'away';

/** Puts a script in the network's place; the list it returns fills with what is asked. */
export function network(script: Script, origin = 'http://here.localhost'): string[] {
  const asked: string[] = [];
  vi.stubGlobal('location', { origin });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${url}`);
    const said = script(url, init);
    if (said === 'away') throw new TypeError('failed to fetch');
    const { status = 200, body = {}, headers = {} } = said;
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  });
  return asked;
}

export const members = ['one', 'two', 'three'].map((id) => ({ id, mspId: id, name: { ko: id, en: id }, url: `http://${id}.localhost` }));
