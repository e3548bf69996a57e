// Where an agreement stands, and what a person may do about it now. The ledger decides; this only offers what it would allow.

import type { Agreement, AgreementAnswer, Escrow, Session } from '../../api/types.ts';

/** What can be done on the page of a trade. */
export type Act = 'sign' | 'vote' | 'deposit' | 'settle' | 'payout' | 'refund' | 'expire' | 'certificate';

/** How a state looks: done, on its way, or ended without settlement. */
export function toneOfState(state: Agreement['state']): 'good' | 'wait' | 'bad' {
  if (state === 'settled' || state === 'paid') return 'good';
  return ['void', 'expired', 'refunded', 'company-purchase'].includes(state) ? 'bad' : 'wait';
}

/** What a person may do, as the table of states in the domain has it (chaincode/rules/docs/states.md). */
export function actsOf({ agreement, escrow }: AgreementAnswer, session: Session, now: Date): readonly Act[] {
  const { state, terms } = agreement;
  const acts: Act[] = [];
  const party = session.did === terms.seller || session.did === terms.buyer;
  const escrowDesk = session.desks.some(({ kind, member }) => kind === 'escrow' && member === terms.escrowAgent);
  if (state === 'proposed' && mustSign(agreement, session.did)) acts.push('sign');
  if (state === 'approval-pending' && !party && mayVote(agreement, session)) acts.push('vote');
  if (escrowDesk && (state === 'approval-pending' || state === 'agreed')) acts.push('deposit');
  if (state === 'funded') acts.push('settle');
  if (escrowDesk && state === 'settled') acts.push('payout');
  if (escrowDesk && BigInt(refundable(agreement, escrow)) > 0n) acts.push('refund');
  if (mayExpire(agreement, now)) acts.push('expire');
  if (party && (state === 'settled' || state === 'paid')) acts.push('certificate');
  return acts;
}

function mustSign({ terms, sellerSigned, buyerSigned }: Agreement, did: string): boolean {
  return (did === terms.seller && !sellerSigned) || (did === terms.buyer && !buyerSigned);
}

function mayVote({ terms, votes }: Agreement, { did, directorOf }: Session): boolean {
  return directorOf.includes(terms.issuer) && !votes?.some(({ director }) => director === did);
}

function mayExpire({ state, terms }: Agreement, now: Date): boolean {
  const open = state === 'proposed' || state === 'agreed';
  return open && now.getTime() >= Date.parse(terms.fundBy);
}

/** What of the money held is to go back: what was never accepted, and all of it once the trade has ended. */
export function refundable({ state }: Agreement, escrow: Escrow | null): string {
  if (!escrow?.held) return '0';
  const over = ['void', 'expired', 'refunded', 'company-purchase', 'paid'].includes(state);
  return over ? escrow.held : String(BigInt(escrow.held) - BigInt(escrow.accepted ?? '0'));
}

/** What is still missing of the price. */
export function missing(escrow: Escrow | null): string {
  if (!escrow?.price) return '';
  return String(BigInt(escrow.price) - BigInt(escrow.accepted ?? '0'));
}
