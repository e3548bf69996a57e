import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { AgreementAnswer, Session, Verdict } from '../../src/api/types.ts';
import { routeOf } from '../../src/app/router.tsx';
import { hyphened } from '../../src/pages/companies.tsx';
import { agrees, freeOf, sumOf } from '../../src/pages/register/sums.ts';
import { actsOf, missing, refundable } from '../../src/pages/trade/state.ts';
import { factsOf, restoredPayload, withFact, withOtherLetter } from '../../src/parts/credential.ts';
import { rosette } from '../../src/parts/seal.tsx';
import { VerdictView } from '../../src/parts/verdict.tsx';
import { speech, SpeechContext } from '../../src/text/language.tsx';
import { agreement, issuerAnswer, register, session } from '../fixture/views.ts';
import { common, newWorld, type Role } from '../fixture/world.ts';

const base: Verdict = {
  verdict: 'genuine', code: '', status: 'current', asOf: { block: 31, tx: 't'.repeat(64), at: '2026-03-02T01:00:00Z' }, ended: null, provenance: 'settled',
  facts: { kind: 'contract', quantity: '5000', issuerName: '주식회사 한빛', className: '보통주' }, disclosed: { name: '남지훈', price: '25000' }, commitmentMatches: true,
  checked: { height: 40, member: 'member3' }, sentence: { ko: '진본입니다.', en: 'Genuine.' },
};
const draw = (verdict: Verdict, language: 'ko' | 'en') =>
  renderToStaticMarkup(
    <SpeechContext value={speech(language, () => {})}>
      <VerdictView of={verdict} />
    </SpeechContext>,
  );

describe('a verdict', () => {
  test.each([['ko', '진본', '31번 블록 기준', '5,000주', '25,000원'], ['en', 'Genuine', 'as of block 31', '5,000 shares', '₩25,000']] as const)('in %s says genuine, as of which block, and the facts', (language, ...said) => {
    for (const text of said) expect(draw(base, language)).toContain(text);
  });

  test.each([['ko', '종료됨', '45번 블록'], ['en', 'Ended', 'block 45']] as const)('in %s says that an old statement has ended, not that it is false', (language, ...said) => {
    const html = draw({ ...base, status: 'ended', ended: { block: 45, tx: 't', at: '2026-03-05T01:00:00Z', on: '2026-03-05' } }, language);
    for (const text of [...said, '2026']) expect(html).toContain(text);
    expect(html).toContain('verdict-wait');
    expect(html).not.toMatch(/위조|Forged/);
  });

  test.each(['forged', 'unreadable'] as const)('that is %s shows no facts', (verdict) => {
    for (const language of ['ko', 'en'] as const) {
      const html = draw({ ...base, verdict, status: null, asOf: null, provenance: null, facts: null, disclosed: null, commitmentMatches: null, sentence: { ko: '믿지 마십시오.', en: 'Do not trust it.' } }, language);
      expect(html).toContain(`data-verdict="${verdict}"`);
      expect(html).not.toMatch(/한빛|남지훈|진본|Genuine as of/);
    }
  });

  test('writes what strangers put into a certificate as text', () => {
    const html = draw({ ...base, facts: { kind: 'contract', issuerName: '<img src=x onerror=alert(1)>' } }, 'ko');
    expect(html).not.toContain('<img');
  });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a certificate under one’s hands', () => {
  const text = `${encode({ alg: 'ES256' })}.${encode({ ledger: 'abc', members: ['m1', 'm2'], iat: 7, deep: { 이름: '값' } })}.c2ln~`;

  test('shows every plain value with its place', () => {
    expect(factsOf(text).map(({ path, value }) => `${path.join('.')}=${value}`)).toEqual(['ledger=abc', 'members.0=m1', 'members.1=m2', 'iat=7', 'deep.이름=값']);
  });

  test('changes in one value only, and back to the same facts', () => {
    const changed = withFact(text, ['members', '1'], 'm9');
    expect(factsOf(changed).map(({ value }) => value)).toEqual(['abc', 'm1', 'm9', '7', '값']);
    expect(changed.split('.')[2]).toBe('c2ln~');
    expect(restoredPayload(changed, text)).toBe(changed);
    expect(withFact(changed, ['members', '1'], 'm2')).toBe(text);
    expect(factsOf(withFact(text, ['iat'], '8')).find(({ path }) => path[0] === 'iat')?.value).toBe('8');
  });

  test('is the original to the byte again once its values are back, however the original was spelled', () => {
    const spaced = text.replace(/\.[^.]*\./, `.${Buffer.from('{ "ledger": "abc", "iat": 7 }').toString('base64url')}.`);
    const back = withFact(withFact(spaced, ['ledger'], 'abd'), ['ledger'], 'abc');
    expect(back).not.toBe(spaced);
    expect(restoredPayload(back, spaced)).toBe(spaced);
    const other = back.replace('c2ln', 'c2lo');
    expect(restoredPayload(other, spaced)).toBe(spaced.replace('c2ln', 'c2lo'));
  });

  test('that is no certificate has no facts and stays as it is', () => {
    for (const other of ['', 'x', 'a.b.c', '..', `${text.split('.')[0]}.${Buffer.from([0xff]).toString('base64url')}.`]) {
      expect(factsOf(other)).toEqual([]);
      expect(withFact(other, ['a'], 'b')).toBe(other);
    }
  });

  test('one letter is always another', () => {
    for (const place of [0, 0.3, 0.5, 0.999, 1]) {
      const { text: other, from, to } = withOtherLetter('a1b2', place);
      expect(other).toHaveLength(4);
      expect([...other].filter((letter, i) => letter !== 'a1b2'[i])).toEqual([to]);
      expect(from).not.toBe(to);
    }
  });

  test('its seal depends on every part of the digest and is always the same', () => {
    const digest = '0123456789abcdef'.repeat(4);
    expect(rosette(digest)).toEqual(rosette(digest));
    expect(rosette(digest)).not.toEqual(rosette(`f${digest.slice(1)}`));
  });
});

describe('what a person may do about a trade', () => {
  const now = new Date('2026-03-03T00:00:00Z');
  const actsIn = (state: AgreementAnswer['agreement']['state'], role: Role, change: Partial<AgreementAnswer['agreement']> = {}) => {
    const world = newWorld();
    const item = agreement(world, world.people[role]);
    const answer = { ...item, agreement: { ...item.agreement, state, ...change }, listing: null, height: 1 };
    return actsOf(answer, session(world, world.people[role]) as Session, now);
  };

  test.each([
    ['approval-pending', 'director', ['vote']],
    ['approval-pending', 'escrow', ['deposit']],
    ['approval-pending', 'seller', []],
    ['agreed', 'director', []],
    ['agreed', 'escrow', ['deposit']],
    ['funded', 'stranger', ['settle']],
    ['funded', 'seller', ['settle']],
    ['settled', 'escrow', ['payout']],
    ['settled', 'buyer', ['certificate']],
    ['paid', 'seller', ['certificate']],
    ['paid', 'stranger', []],
    ['void', 'director', []],
  ] as const)('%s: %s → %j', (state, role, acts) => {
    expect(actsIn(state, role)).toEqual(acts);
  });

  test('who has not signed signs; who has does not again', () => {
    expect(actsIn('proposed', 'seller', { sellerSigned: undefined } as never)).toEqual(['sign']);
    expect(actsIn('proposed', 'buyer', { sellerSigned: undefined } as never)).toEqual([]);
  });

  test('a director votes once', () => {
    const world = newWorld();
    const voted = [{ director: world.people.director.did, approve: true, on: world.agreement.since }];
    const item = agreement({ ...world, agreement: { ...world.agreement, votes: voted } }, world.people.director);
    expect(actsOf({ ...item, listing: null, height: 1 }, session(world, world.people.director), now)).toEqual([]);
  });

  test('anybody ends an agreement after its deadline, not before', () => {
    const terms = { ...newWorld().agreement.terms, fundBy: '2026-03-02T00:00:00Z' };
    expect(actsIn('agreed', 'stranger', { terms })).toEqual(['expire']);
    expect(actsIn('agreed', 'stranger')).toEqual([]);
  });

  test('money that does not count goes back; money that counts only when the trade is over', () => {
    const world = newWorld();
    const escrow = { ...world.escrow, deposited: '130', accepted: '100', held: '130' };
    expect(refundable({ ...world.agreement, state: 'funded' }, escrow)).toBe('30');
    expect(refundable({ ...world.agreement, state: 'expired' }, escrow)).toBe('130');
    expect(refundable({ ...world.agreement, state: 'paid' }, { ...escrow, held: '30' })).toBe('30');
    expect(refundable(world.agreement, null)).toBe('0');
    expect(missing({ ...escrow, price: '9007199254740993' })).toBe('9007199254740893');
    expect(missing(null)).toBe('');
  });
});

describe('sums of a register', () => {
  const world = newWorld();
  const answer = register(world, 1, 'member1', undefined, new URLSearchParams('limit=100'));

  test('of live lots equal what is issued', () => {
    for (const view of answer.classes) expect(agrees(sumOf(answer.sums ?? [], view.id), view)).toBe(true);
    const [view] = issuerAnswer(world, 1).classes;
    if (!view) throw new Error('no class');
    expect(agrees(sumOf(answer.sums ?? [], common), { ...view, issued: '1' })).toBe(false);
    expect(agrees(sumOf(answer.sums ?? [], common), { ...view, authorised: '1' })).toBe(false);
  });

  test('free is what nothing binds', () => {
    const lot = answer.entries[0]?.lots[0];
    if (!lot) throw new Error('no lot');
    expect(freeOf({ ...lot, quantity: '10', pledged: '1', attached: '2', locked: '3', reserved: '4' })).toBe(0n);
  });
});

test('addresses lead to their pages', () => {
  const id = 'a'.repeat(32);
  expect(routeOf('/', 'holdfast.localhost')).toEqual({ page: 'landing' });
  expect(routeOf('/', 'wallet.localhost')).toEqual({ page: 'wallet' });
  expect(routeOf('/companies/', 'x')).toEqual({ page: 'companies' });
  expect(routeOf(`/companies/issuer-${id}`, 'x')).toEqual({ page: 'register', id: `issuer-${id}` });
  expect(routeOf(`/listings/listing-${id}`, 'x')).toEqual({ page: 'listing', id: `listing-${id}` });
  expect(routeOf(`/trades/${'b'.repeat(64)}`, 'x')).toEqual({ page: 'trade', id: 'b'.repeat(64) });
  for (const path of ['/companies/issuer-1', '/trades/../verify', '/nothing', '/trades/']) expect(routeOf(path, 'x')).toEqual({ page: 'absent' });
});

test('registration numbers are printed with their hyphens', () => {
  expect(hyphened('1101111234567', 6)).toBe('110111-1234567');
  expect(hyphened('1208612345', 3, 5)).toBe('120-86-12345');
});
