// What a wallet has to know besides a command's bytes to say what they do: names, and the terms that a digest stands for.
// Names are asked of two members and must agree; terms are recomputed from the agreement's own identifier.

import { Problem, Unreachable } from '../api/http.ts';
import { mayPass, readAt } from '../api/sites.ts';
import type { AgreementAnswer, IssuerAnswer, ListingAnswer, LotAnswer, Member, OfferAnswer, TermsView } from '../api/types.ts';
import { times } from '../text/format.ts';
import { terms as termsForm, type Terms } from './bodies.ts';
import { canonical, type Json } from './canonical.ts';
import { sha256, type Command } from './command.ts';
import { FormError } from './form.ts';

export interface Known {
  /** The name of the issuer; undefined where the act is about none, or about one that no member knows yet. */
  readonly issuer?: string | undefined;
  /** The class of the shares that a trade's act is about. */
  readonly class?: { readonly id: string; readonly name: string } | undefined;
  /** The verified terms of the agreement the command is about; undefined where the actor may not see them. */
  readonly terms?: Terms | undefined;
  /** How many members the names were asked of: 2, or 1 where no other answered. */
  readonly sites: 1 | 2;
}

/** Two members say different things, or an agreement's terms are not those its identifier stands for. */
export class Doubt extends Error {
  constructor(readonly reason: 'differ' | 'other-terms') {
    super(reason);
  }
}

/** Where to ask, and the actor's token for this site. */
export interface Sources {
  readonly members: readonly Member[];
  readonly token?: string | undefined;
}

/** Finds out what the sentence of a trade's command needs. It throws a Doubt where the answers do not agree. */
export async function learn(command: Command, sources: Sources): Promise<Known> {
  const ask = new Witnesses(sources.members);
  const terms = await termsOf(command, sources);
  const classID = await classOf(command, terms, ask, sources);
  const issuer = await ask.agree<IssuerAnswer, { name: string; classes: readonly { id: string; name: string }[] }>(
    `/v1/issuers/${command.register}`,
    (answer) => ({ name: answer.issuer.name, classes: answer.issuer.classes.map(({ id, name }) => ({ id, name })) }),
  );
  const known = issuer.classes.find(({ id }) => id === classID);
  if (known === undefined) throw new Doubt('differ');
  return { issuer: issuer.name, class: known, terms: terms.full, sites: ask.sites };
}

/** The name of the issuer whose register an act is about, of which two members must say the same. An application has none yet. */
export async function nameOf(register: string, members: readonly Member[]): Promise<Known> {
  const ask = new Witnesses(members);
  try {
    const issuer = await ask.agree<IssuerAnswer, string>(`/v1/issuers/${register}`, (answer) => answer.issuer.name);
    return { issuer, sites: ask.sites };
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 404) return { sites: ask.sites };
    throw fault;
  }
}

interface SomeTerms {
  readonly full?: Terms | undefined;
  readonly classID?: string | undefined;
}

/** The terms of the agreement that a command names, if it names one. */
async function termsOf(command: Command, { token }: Sources): Promise<SomeTerms> {
  if (command.type === 'AgreementSigned') {
    const { terms } = command.body;
    if (times(terms.price, terms.quantity) !== terms.total) throw new Doubt('other-terms');
    return { full: terms, classID: terms.class };
  }
  const id = 'agreement' in command.body ? command.body.agreement : undefined;
  if (id === undefined) return {};
  const { agreement } = await readAt<AgreementAnswer>('', `/v1/agreements/${id}`, { token });
  const full = complete(agreement.terms);
  if (full && (await sha256(canonical(full as unknown as Json))) !== id) throw new Doubt('other-terms');
  return { full, classID: agreement.terms.class };
}

/** The terms, unless some are left out for this reader. */
function complete(view: TermsView): Terms | undefined {
  try {
    return termsForm(view, 'terms');
  } catch (fault) {
    if (fault instanceof FormError) return undefined;
    throw fault;
  }
}

async function classOf(command: Command, { classID }: SomeTerms, ask: Witnesses, { token }: Sources): Promise<string> {
  if (classID !== undefined) return classID;
  const { body } = command;
  if ('lot' in body && body.lot !== undefined) return ask.agree<LotAnswer, string>(`/v1/lots/${body.lot}`, ({ lot }) => lot.class);
  if ('listing' in body) return classOfListing(body.listing, ask);
  if ('offer' in body) {
    const { offer } = await readAt<OfferAnswer>('', `/v1/offers/${body.offer}`, { token });
    return classOfListing(offer.listing, ask);
  }
  throw new Doubt('differ');
}

function classOfListing(listing: string, ask: Witnesses): Promise<string> {
  return ask.agree<ListingAnswer, string>(`/v1/listings/${listing}`, ({ listing: found }) => found.class);
}

/** Asks two members the same, each at its own address, and compares what they say. */
class Witnesses {
  /** How many members agreed on everything so far. */
  sites: 1 | 2 = 2;

  constructor(private readonly members: readonly Member[]) {}

  async agree<Body extends { height?: number }, Part extends Json>(path: string, pick: (body: Body) => Part): Promise<Part> {
    const answers: Part[] = [];
    let last: unknown = new Unreachable('no member is known');
    for (const { url } of this.ownFirst()) {
      if (answers.length === 2) break;
      try {
        answers.push(pick(await readAt<Body>(url, path, { patience: 3000 })));
      } catch (fault) {
        if (!mayPass(fault)) throw fault;
        last = fault; // a member that is away witnesses nothing; another is asked
      }
    }
    const [first, second] = answers;
    if (first === undefined) throw last;
    if (second === undefined) this.sites = 1;
    else if (canonical(first) !== canonical(second)) throw new Doubt('differ');
    return first;
  }

  private ownFirst(): readonly Member[] {
    const rank = new Map(this.members.map(({ url }) => [url, url === location.origin ? 0 : 1]));
    return this.members.toSorted((a, b) => (rank.get(a.url) ?? 1) - (rank.get(b.url) ?? 1));
  }
}
