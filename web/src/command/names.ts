// What stands in a sentence in place of identifiers: the names that the wallet knows or has looked up. Whole identifiers stand
// beside the sentence.

import type { Catalogue } from '../text/ko/index.ts';
import { short, type Language } from '../text/format.ts';
import type { Act, ActField } from './acts.ts';
import type { Json } from './canonical.ts';
import type { ActCommand } from './command.ts';
import { written, type Names } from './fill.ts';
import type { Known } from './known.ts';

/** How the wallet calls people and members, and in which language. */
export interface Speaker {
  readonly language: Language;
  readonly words: Catalogue;
  /** The name of a member. */
  readonly member: (id: string) => string;
  /** How a party is called; its identifier, shortened, where nothing else is known. */
  readonly party: (did: string) => string;
}

type Values = { readonly [name: string]: Json | undefined };

/** The names of a command's parties and members, and of what was looked up for it. */
export function namesIn(command: ActCommand, act: Act, known: Known, speaker: Speaker): Names {
  const names = new Map<string, string>([[command.actor, speaker.party(command.actor)]]);
  gather(act.fields, command.body, names, speaker);
  if (command.register !== undefined && known.issuer !== undefined) names.set(command.register, known.issuer);
  if (known.class) gatherTrade(command.body as Values, known, names, speaker);
  return (id) => names.get(id);
}

function gather(fields: readonly ActField[], body: Json | undefined, names: Map<string, string>, speaker: Speaker): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  for (const { name, type, values, fields: inner } of fields) {
    const value = (body as Values)[name];
    for (const one of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
      if (inner) gather(inner, one, names, speaker);
      else if (typeof one === 'string' && values) sayWord(type, one, names, speaker);
      else if (typeof one === 'string' && type === 'party') names.set(one, speaker.party(one));
      else if (typeof one === 'string' && type === 'member') names.set(one, speaker.member(one));
    }
  }
}

/** A Korean sentence has a word for each value of an enumeration, if not in its template then from here; English ones use the value. */
function sayWord(type: string, value: string, names: Map<string, string>, { language, words }: Speaker): void {
  const word = words.office.values[type]?.[value];
  if (language === 'ko' && word !== undefined && !names.has(value)) names.set(value, word);
}

/** What a trade's act names by an identifier: its shares, and its agreement's terms where the signer may see them. */
function gatherTrade({ lot, listing, offer, agreement }: Values, known: Known, names: Map<string, string>, speaker: Speaker): void {
  const { issuer = '', class: { id, name } = { id: '', name: '' }, terms } = known;
  const { language, words: { signing: { named } }, party } = speaker;
  const shares = `${issuer} ${name}`;
  names.set(id, name);
  if (typeof lot === 'string') names.set(lot, named.lot({ lot: short(lot), shares }));
  if (typeof listing === 'string') names.set(listing, named.listing(shares));
  if (typeof offer === 'string') names.set(offer, named.offer(shares));
  if (typeof agreement !== 'string') return;
  if (!terms) {
    names.set(agreement, named.hidden({ agreement: short(agreement), shares }));
    return;
  }
  const scope = { language, names: () => undefined };
  names.set(agreement, named.agreement({
    seller: party(terms.seller), buyer: party(terms.buyer), shares,
    quantity: written(terms.quantity, 'shares', scope), total: written(terms.total, 'won', scope),
  }));
}
