// Which members' sites answer, asked of each of them.

import { useEffect, useState } from 'react';
import { send } from '../api/http.ts';
import type { Ledger, Member } from '../api/types.ts';

const interval = 5000;

export type Life = { readonly state: 'asking' | 'silent' } | { readonly state: 'answering'; readonly height: number };

/** How each member's site is, by the member's identifier. */
export function useAlive(members: readonly Member[]): ReadonlyMap<string, Life> {
  const [lives, setLives] = useState<ReadonlyMap<string, Life>>(new Map());
  const list = members.map(({ id, url }) => `${id} ${url}`).join('\n');

  useEffect(() => {
    const stop = new AbortController();
    const sites = list ? list.split('\n').map((line) => line.split(' ') as [string, string]) : [];
    const ask = () => {
      if (document.hidden) return;
      for (const [id, url] of sites) {
        void lifeOf(url, stop.signal).then((life) => stop.signal.aborted || setLives((before) => new Map(before).set(id, life)));
      }
    };
    ask();
    const timer = setInterval(ask, interval);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [list]);
  return lives;
}

async function lifeOf(url: string, signal: AbortSignal): Promise<Life> {
  try {
    const { height } = await send<Ledger>(url, '/v1/ledger', { signal, patience: 3000 });
    return { state: 'answering', height };
  } catch {
    return { state: 'silent' }; // why it does not answer is the member's to find out
  }
}
