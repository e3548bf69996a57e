import { afterEach, describe, expect, test, vi } from 'vitest';
import { canonical, type Json } from '../../src/command/canonical.ts';
import { decodeCommand, type Command } from '../../src/command/command.ts';
import { Doubt, learn, nameOf } from '../../src/command/known.ts';
import vectors from '../../testdata/commands.json' with { type: 'json' };
import { members, network, type Script } from './network.ts';

afterEach(() => vi.unstubAllGlobals());

const commandOf = (type: string): Command => decodeCommand(vectors.commands.find(({ command }) => command.type === type)?.bytes ?? '');
const signed = commandOf('AgreementSigned');
const terms = signed.type === 'AgreementSigned' ? signed.body.terms : undefined;
if (!terms) throw new Error('no terms');

const issuer = { issuer: { name: '주식회사 한빛', classes: [{ id: terms.class, name: '보통주' }] } };
const answers = (url: string): unknown => {
  if (url.includes('/v1/issuers/')) return issuer;
  if (url.includes('/v1/listings/')) return { listing: { class: terms.class } };
  if (url.includes('/v1/lots/')) return { lot: { class: terms.class } };
  if (url.includes('/v1/offers/')) return { offer: { listing: 'listing-1' } };
  if (url.includes('/v1/agreements/')) return { agreement: { terms } };
  throw new Error(`asked for ${url}`);
};
const honest: Script = (url) => ({ body: answers(url) });
const sources = { members, token: 'token' };

describe('before it signs, the wallet', () => {
  test.each(vectors.commands)('learns what $command.type is about', async ({ bytes }) => {
    network(honest);
    const known = await learn(decodeCommand(bytes), sources);
    expect(known).toMatchObject({ issuer: '주식회사 한빛', class: { id: terms.class, name: '보통주' }, sites: 2 });
  });

  test('asks two members, its own first', async () => {
    const asked = network(honest, 'http://two.localhost');
    await learn(commandOf('OfferMade'), sources);
    expect(asked.filter((url) => url.includes('/issuers/')).map((url) => new URL(url.slice(4)).hostname)).toEqual(['two.localhost', 'one.localhost']);
  });

  test('stops where two members give different names', async () => {
    network((url) => (url.startsWith('http://two.') && url.includes('/issuers/') ? { body: { issuer: { ...issuer.issuer, name: '다른 회사' } } } : { body: answers(url) }));
    await expect(learn(commandOf('TradeSettled'), sources)).rejects.toEqual(new Doubt('differ'));
  });

  test('stops where two members say that a listing is of different classes', async () => {
    network((url) => (url.startsWith('http://two.') && url.includes('/listings/') ? { body: { listing: { class: 'other' } } } : { body: answers(url) }));
    await expect(learn(commandOf('OfferMade'), sources)).rejects.toEqual(new Doubt('differ'));
  });

  test('asks a third member where the second is away', async () => {
    const asked = network((url) => (url.startsWith('http://two.') ? 'away' : { body: answers(url) }));
    expect((await learn(commandOf('OfferMade'), sources)).sites).toBe(2);
    expect(asked.some((url) => url.startsWith('GET http://three.'))).toBe(true);
  });

  test('says so where only one member answers', async () => {
    network((url) => (/^http:\/\/(two|three)\./.test(url) ? 'away' : { body: answers(url) }));
    expect((await learn(commandOf('OfferMade'), sources)).sites).toBe(1);
  });

  test('stops where the terms are not those of the agreement', async () => {
    network((url) => (url.includes('/agreements/') ? { body: { agreement: { terms: { ...terms, price: '1', total: '5000' } } } } : { body: answers(url) }));
    await expect(learn(commandOf('ApprovalVoted'), sources)).rejects.toEqual(new Doubt('other-terms'));
  });

  test('stops where the total is not price times quantity', async () => {
    network(honest);
    const lie = decodeCommand(canonical({ ...signed, body: { terms: { ...terms, total: '1' } } } as unknown as Json));
    await expect(learn(lie, sources)).rejects.toEqual(new Doubt('other-terms'));
  });

  test('goes without the amounts where they may not be seen', async () => {
    const { price: _p, total: _t, buyerAddress: _b, payout: _o, refund: _r, text: _x, ...open } = terms;
    network((url) => (url.includes('/agreements/') ? { body: { agreement: { terms: open } } } : { body: answers(url) }));
    const known = await learn(commandOf('TradeSettled'), sources);
    expect(known.terms).toBeUndefined();
    expect(known.class?.name).toBe('보통주');
  });

  test('goes without the name of an issuer that is not admitted yet', async () => {
    network(() => ({ status: 404, body: { code: 'not-found' } }));
    expect((await nameOf('issuer-1', members)).issuer).toBeUndefined();
  });
});
