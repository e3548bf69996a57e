// The steps of an import, at a home of the register: read, answer, leave with the homes, and send in pages.

import { Problem, send, Unreachable, type Request } from '../../api/http.ts';
import { mayPass, readAt } from '../../api/sites.ts';
import type { ImportAnswer, ImportDeposit, ImportPage, ImportProgress, ImportReply, Member, SignedCommand } from '../../api/types.ts';
import { toBase64url } from '../../command/base64url.ts';
import { canonical, type Json } from '../../command/canonical.ts';
import { sha256 } from '../../command/command.ts';
import { signDetached } from '../../command/jws.ts';
import { submit } from '../../command/submit.ts';
import type { Acting } from '../../wallet/wallet.tsx';

/** The largest list, in bytes. */
export const maxList = 10 * 1024 * 1024;
/** How long a list may take to be read, or to be left with both homes, in milliseconds. */
const patience = 120_000;
/** How many pages are signed and sent at once. */
const atOnce = 4;
/** How long a page may take to reach the ledger, in milliseconds. */
const validity = 30 * 60_000;

/** A page that is not the one that was signed. */
export class Altered extends Error {}

/** A list at the home that read it. */
export interface AtHome {
  readonly origin: string;
  readonly issuer: string;
  readonly acting: Acting;
}

async function asOfficer<T>({ origin, acting: { sessions } }: AtHome, path: string, request: Request = {}): Promise<T> {
  try {
    return await send<T>(origin, path, { ...request, token: await sessions.token(origin), patience });
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status !== 401) throw fault;
    return send<T>(origin, path, { ...request, token: await sessions.renew(origin), patience });
  }
}

/** Uploads a list to the first home that answers. */
export async function upload(issuer: string, homes: readonly Member[], acting: Acting, file: File): Promise<{ readonly at: AtHome; readonly read: ImportAnswer }> {
  let last: unknown = new Unreachable('no home is known');
  for (const { url } of homes) {
    const at: AtHome = { origin: url === location.origin ? '' : url, issuer, acting };
    const body = new FormData();
    body.append('file', file);
    try {
      return { at, read: await asOfficer<ImportAnswer>(at, `/v1/issuers/${issuer}/imports`, { method: 'POST', body }) };
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
      last = fault;
    }
  }
  throw last;
}

function pathOf({ issuer }: AtHome, list: string): string {
  return `/v1/issuers/${issuer}/imports/${list}`;
}

export function answer(at: AtHome, list: string, answers: Readonly<Record<string, ImportReply>>): Promise<ImportAnswer> {
  return asOfficer<ImportAnswer>(at, `${pathOf(at, list)}/answers`, { method: 'PUT', body: { answers } });
}

export function deposit(at: AtHome, list: string): Promise<ImportDeposit> {
  return asOfficer<ImportDeposit>(at, `${pathOf(at, list)}/deposit`, { method: 'POST', body: {} });
}

/** A list whose opening act is on the ledger. */
export interface Opened {
  readonly at: AtHome;
  readonly ledger: string;
  readonly members: readonly Member[];
  /** The list's name at the home, and the ledger's name for it. */
  readonly list: string;
  readonly staged: string;
  /** The digests of its pages, as they were signed. */
  readonly pages: readonly string[];
}

/** Sends the pages that are not on the ledger, several at once. Called again, it goes on where it stopped. */
export async function sendPages(opened: Opened, progress: (there: number) => void): Promise<void> {
  const { there } = await readAt<ImportProgress>('', `/v1/staged-imports/${opened.staged}`);
  let done = there.length;
  progress(done);
  const left = opened.pages.map((_, index) => index).filter((index) => !there.includes(index));
  const work = async () => {
    for (let index = left.shift(); index !== undefined; index = left.shift()) {
      await sendPage(opened, index);
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Signs a page, whose content the opening act fixed, and sends it. */
async function sendPage({ at, ledger, members, list, staged, pages }: Opened, index: number): Promise<void> {
  const { entries } = await asOfficer<ImportPage>(at, `${pathOf(at, list)}/pages/${index}`);
  if ((await sha256(canonical(entries as unknown as Json))) !== pages[index]) throw new Altered(`page ${index}`);
  const { did, key } = at.acting.person;
  const command = canonical({
    v: 1, type: 'ImportPaged', ledger, actor: did, register: at.issuer,
    expires: new Date(Date.now() + validity).toISOString().replace(/\.\d+Z$/, 'Z'),
    nonce: toBase64url(crypto.getRandomValues(new Uint8Array(18))),
    body: { import: staged, index, entries: entries as unknown as Json },
  });
  const signed: SignedCommand = { command, proofs: [{ type: 'jws', value: await signDetached(key, 'holdfast-command+jws', command) }] };
  const outcome = await submit(await sha256(command), signed, members);
  // Somebody else may have sent the page, or an earlier attempt may have arrived.
  const isThere = outcome.status === 'applied' || (outcome.status === 'rejected' && outcome.code === 'already-exists');
  if (isThere) return;
  throw new Problem(outcome.status === 'unknown' ? 503 : 422, { ...(outcome.code && { code: outcome.code }), ...(outcome.sentence && { sentence: outcome.sentence }) }, 0);
}
