// The wallet writes the sentence: who gives what to whom, the total, the deadline and what cannot be undone, from the
// command's own bytes and this catalogue alone.

import type { Catalogue } from '../text/ko/index.ts';
import type { Particulars } from '../text/sentences.ts';
import { day, moment, shares, short, times, won, type Language } from '../text/format.ts';
import type { Terms } from './bodies.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';

export interface Line {
  readonly label: string;
  readonly value: string;
}

export interface Sentence {
  readonly say: string;
  readonly lines: readonly Line[];
  readonly undo: string;
}

/** What a sentence is written with. */
export interface Writer {
  readonly language: Language;
  readonly words: Catalogue;
  /** The name of a member. */
  readonly member: (id: string) => string;
  /** How a party is called; its identifier, shortened, where nothing else is known. */
  readonly party: (did: string) => string;
}

type Parts = Partial<Particulars> & { readonly lines: readonly (Line | undefined)[] };

/** The sentence of a command, ready to be read before it is signed. */
export function write(command: Command, known: Known, writer: Writer): Sentence {
  const { lines: own, ...particulars } = parts(command, known, writer);
  const { words, language, party } = writer;
  const label = words.signing.lines;
  const facts = { ...blank, issuer: known.issuer, className: known.className, ...particulars };
  const name = command.type === 'ApprovalVoted' ? (command.body.approve ? 'ApprovalVotedYes' : 'ApprovalVotedNo') : command.type;
  return {
    say: words.signing.say[name](facts),
    lines: [
      { label: label.actor, value: party(command.actor) },
      { label: label.issuer, value: known.issuer },
      { label: label.className, value: known.className },
      ...own.filter((line) => line !== undefined),
      { label: label.commandExpires, value: words.signing.expiresAt(moment(language, command.expires)) },
    ],
    undo: words.signing.undo[command.type],
  };
}

const blank: Particulars = {
  issuer: '', className: '', quantity: '', price: '', total: '', amount: '', until: '', round: '',
  seller: '', buyer: '', role: '', deal: '', payer: '', member: '', kind: '',
};

function parts(command: Command, known: Known, writer: Writer): Parts {
  const { language, words, member } = writer;
  const label = words.signing.lines;
  switch (command.type) {
    case 'SharesListed':
    case 'OfferMade':
      return bargain(command.body, writer);
    case 'OfferCountered':
      return { ...bargain(command.body, writer), round: String(command.body.round) };
    case 'ListingWithdrawn':
    case 'ListingExpired':
    case 'OfferDeclined':
      return { lines: [] };
    case 'AgreementSigned':
      return agreement(command.body.terms, command.actor, writer);
    case 'ApprovalVoted':
    case 'TradeSettled':
    case 'AgreementExpired':
      return deal(command.body.agreement, known, writer);
    case 'DepositAttested':
    case 'PayoutAttested':
    case 'RefundAttested': {
      const { lines, ...rest } = deal(command.body.agreement, known, writer);
      const amount = won(language, command.body.amount);
      const payer = 'fromBuyer' in command.body && command.body.fromBuyer ? words.signing.deal.fromBuyer : words.signing.deal.fromOther;
      return {
        ...rest, amount, payer,
        lines: [...lines, { label: label.amount, value: amount }, { label: label.reference, value: command.body.reference }],
      };
    }
    case 'CertificateRequested':
      return {
        member: member(command.body.member), kind: words.verdict.kinds[command.body.kind] ?? command.body.kind,
        lines: [{ label: label.member, value: member(command.body.member) }],
      };
  }
}

function bargain(body: { quantity: string; price: string; until: string }, { language, words }: Writer): Parts {
  const label = words.signing.lines;
  const quantity = shares(language, body.quantity);
  const price = won(language, body.price);
  const total = won(language, times(body.price, body.quantity));
  const until = moment(language, body.until);
  return {
    quantity, price, total, until,
    lines: [
      { label: label.quantity, value: quantity },
      { label: label.price, value: price },
      { label: label.total, value: total },
      { label: label.until, value: until },
    ],
  };
}

function agreement(terms: Terms, actor: string, { language, words, member, party }: Writer): Parts {
  const label = words.signing.lines;
  const role = actor === terms.seller ? words.trade.seller : words.trade.buyer;
  const quantity = shares(language, terms.quantity);
  const total = won(language, terms.total);
  return {
    seller: party(terms.seller), buyer: party(terms.buyer), quantity, total, role,
    lines: [
      { label: label.seller, value: party(terms.seller) },
      { label: label.buyer, value: party(terms.buyer) },
      { label: label.quantity, value: quantity },
      { label: label.price, value: won(language, terms.price) },
      { label: label.total, value: total },
      { label: label.escrowAgent, value: member(terms.escrowAgent) },
      { label: label.fundBy, value: moment(language, terms.fundBy) },
      { label: words.trade.contractOn, value: day(language, terms.contractOn) },
      { label: words.trade.textDigest, value: terms.text },
    ],
  };
}

/** A trade that a command names by its agreement: its terms where they are known, and otherwise its identifier alone. */
function deal(id: string, { terms, issuer, className }: Known, { language, words, party }: Writer): Parts {
  const label = words.signing.lines;
  const identifier = { label: words.trade.agreement, value: id };
  if (!terms) return { deal: words.signing.deal.hidden({ issuer, agreement: short(id) }), lines: [identifier] };
  const seller = party(terms.seller);
  const buyer = party(terms.buyer);
  const quantity = shares(language, terms.quantity);
  const total = won(language, terms.total);
  return {
    seller, buyer, quantity, total,
    deal: words.signing.deal.known({ seller, buyer, issuer, className, quantity, total }),
    lines: [
      { label: label.seller, value: seller },
      { label: label.buyer, value: buyer },
      { label: label.quantity, value: quantity },
      { label: label.total, value: total },
      identifier,
    ],
  };
}
