// Sending a signed command until its outcome is known. The same bytes may be sent any number of times, to any site: the
// ledger gives them one outcome, and answers it again.

import { Problem, send, Unreachable } from '../api/http.ts';
import { mayPass, read, sleep, waitFor } from '../api/sites.ts';
import type { CommandAnswer, CommandOutcome, Label, Member, SignedCommand } from '../api/types.ts';

export interface Outcome {
  readonly status: 'applied' | 'rejected' | 'refused' | 'deferred' | 'unknown';
  readonly id: string;
  /** The ledger's sentence, where it gave one. */
  readonly sentence?: Label | undefined;
  readonly code?: string | undefined;
  readonly tx?: string | undefined;
  readonly block?: number | undefined;
  readonly created: readonly string[];
  /** Whether the outcome was on the ledger before this was sent. */
  readonly repeated: boolean;
  /** The request's number in the site's log. */
  readonly request?: string | undefined;
}

/** How often, and how long apart in milliseconds, an outcome is asked for. */
export interface Patience {
  readonly tries: number;
  readonly pause: number;
}

/** Submits a command here, and where this site does not answer, at the other members'. */
export async function submit(id: string, signed: SignedCommand, members: readonly Member[], patience: Patience = { tries: 20, pause: 500 }): Promise<Outcome> {
  const elsewhere = members.map(({ url }) => url).filter((url) => url !== location.origin);
  let known: Outcome = unknown(id);
  for (const origin of ['', ...elsewhere]) {
    try {
      known = await submitAt(origin, id, signed);
      break;
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
    }
  }
  return known.status === 'unknown' ? ask(id, patience) : known;
}

async function submitAt(origin: string, id: string, signed: SignedCommand): Promise<Outcome> {
  for (let tries = 3; ; tries--) {
    try {
      return accepted(await send<CommandAnswer>(origin, '/v1/commands', { method: 'POST', body: signed, patience: 20_000 }));
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      if (fault.status >= 400 && fault.status < 500 && fault.status !== 429) return declined(id, fault);
      if (tries === 0 || !fault.retryAfter) throw fault;
      await sleep(Math.min(fault.retryAfter, 5) * 1000);
    }
  }
}

function accepted(answer: CommandAnswer): Outcome {
  if (answer.block !== undefined) waitFor(Math.max(answer.height, answer.block + 1));
  const { id, status, sentence, tx, block, created, repeated } = answer;
  return { id, status, sentence, tx, block, created, repeated };
}

/** A rejection is an outcome on the ledger (422); any other answer of this class wrote nothing. */
function declined(id: string, { status, body }: Problem): Outcome {
  const { code, sentence, tx, block, request } = body;
  return { id, status: status === 422 ? 'rejected' : 'refused', code, sentence, tx, block, request, created: [], repeated: false };
}

/** Asks the ledger what became of a command. */
export async function ask(id: string, { tries, pause }: Patience): Promise<Outcome> {
  for (let left = tries; left > 0; left--) {
    const outcome = await find(id);
    if (outcome && outcome.status !== 'unknown') return outcome;
    await sleep(pause);
  }
  return unknown(id);
}

async function find(id: string): Promise<Outcome | undefined> {
  try {
    const { value } = await read<CommandOutcome>(`/v1/commands/${id}`);
    if (value.block !== undefined) waitFor(value.block + 1);
    const { status, code, sentence, tx, block, created } = value;
    return { id, status, code, sentence, tx, block, created, repeated: false };
  } catch (fault) {
    if (fault instanceof Unreachable || fault instanceof Problem) return undefined;
    throw fault;
  }
}

function unknown(id: string): Outcome {
  return { id, status: 'unknown', created: [], repeated: false };
}
