// What an agreement's terms commit to: each party leaves its part where it belongs, and the terms carry the commitments alone.

import { Problem, send } from '../../api/http.ts';
import { mayPass, originOf, read } from '../../api/sites.ts';
import type { ContractDraft, Listing, Member, Offer, PartyAnswer } from '../../api/types.ts';
import type { Terms } from '../../command/bodies.ts';
import { dayInKorea, inDays, times } from '../../text/format.ts';
import type { Acting } from '../../wallet/wallet.tsx';

/** What has been left so far. */
export interface Given {
  readonly escrowAgent?: string;
  /** The commitment to the seller's account. */
  readonly payout?: string;
  /** The commitment to the buyer's account. */
  readonly refund?: string;
  /** The commitment to the buyer's data for the register. */
  readonly buyerEntry?: string;
  /** The digest of the contract's text. */
  readonly text?: string;
}

export interface Account {
  readonly bank: string;
  readonly number: string;
  readonly holder: string;
}

export interface Entry {
  readonly kind: 'person' | 'company' | 'fund' | 'association' | 'joint' | 'estate';
  readonly name: string;
  readonly identifier: string;
  readonly address: string;
}

/** Leaves an account with the escrow agent, which alone keeps it. */
export async function leaveAccount(agent: string, account: Account, acting: Acting): Promise<string> {
  const { commitment } = await post<{ commitment: string }>(originOf(agent), '/v1/escrow/accounts', account, acting);
  return commitment;
}

/** Leaves the buyer's data for the register with a home of the company. */
export async function leaveEntry(issuer: string, homes: readonly Member[], entry: Entry, acting: Acting): Promise<string> {
  const { commitment } = await atFirst(homes.map(({ url }) => url), (origin) => {
    return post<{ commitment: string }>(origin, `/v1/issuers/${issuer}/entry-deposits`, entry, acting);
  });
  return commitment;
}

/** Leaves the contract's text with a home of the party. */
export async function leaveText(offer: Offer, text: string, acting: Acting): Promise<string> {
  const { value } = await read<PartyAnswer>(`/v1/parties/${acting.person.did}`);
  const { digest } = await atFirst(value.party.homes.map(originOf), (origin) => {
    return post<{ digest: string }>(origin, `/v1/offers/${offer.id}/text`, { text }, acting);
  });
  return digest;
}

/** A contract's text to start from, drafted from the ledger's facts. */
export async function draftText(offer: Offer, language: 'ko' | 'en', acting: Acting): Promise<string> {
  const token = await acting.sessions.token('');
  return (await send<ContractDraft>('', `/v1/offers/${offer.id}/contract-text?lang=${language}`, { token })).text;
}

/** The terms of an offer's last round, once everything they commit to has been left. */
export function termsOf(listing: Listing, offer: Offer, given: Given): Terms | undefined {
  const { escrowAgent, payout, refund, buyerEntry, text } = given;
  if (!escrowAgent || !payout || !refund || !buyerEntry || !text || !offer.price) return undefined;
  return {
    issuer: offer.issuer, class: listing.class, offer: offer.id, seller: offer.seller, sellerEntry: listing.entry, buyer: offer.buyer, buyerEntry,
    quantity: offer.quantity, price: offer.price, total: times(offer.price, offer.quantity), escrowAgent, payout, refund,
    fundBy: inDays('7'), contractOn: dayInKorea(new Date().toISOString()), text,
  };
}

async function post<T>(origin: string, path: string, body: unknown, { sessions }: Acting): Promise<T> {
  const ask = async (token: string) => send<T>(origin, path, { method: 'POST', body, token, patience: 20_000 });
  try {
    return await ask(await sessions.token(origin));
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status !== 401) throw fault;
    return ask(await sessions.renew(origin));
  }
}

/** Asks the first site that answers. The homes catch each other up. */
async function atFirst<T>(origins: readonly string[], ask: (origin: string) => Promise<T>): Promise<T> {
  let last: unknown = new Problem(503, { code: 'unreachable' }, 0);
  for (const origin of origins) {
    try {
      return await ask(origin);
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
      last = fault;
    }
  }
  throw last;
}
