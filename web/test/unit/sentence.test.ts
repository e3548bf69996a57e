import { describe, expect, test } from 'vitest';
import { loadActs } from '../../src/command/acts.ts';
import { canonical, type Json } from '../../src/command/canonical.ts';
import { decodeAct, decodeCommand, Refusal } from '../../src/command/command.ts';
import { fill } from '../../src/command/fill.ts';
import type { Known } from '../../src/command/known.ts';
import { namesIn, type Speaker } from '../../src/command/names.ts';
import { en } from '../../src/text/en/index.ts';
import { ko } from '../../src/text/ko/index.ts';
import vectors from '../../testdata/commands.json' with { type: 'json' };

const acts = await loadActs();
const speakers: readonly Speaker[] = ([['ko', ko], ['en', en]] as const).map(([language, words]) => ({
  language, words,
  member: (id: string) => `«${id}»`,
  party: (did: string) => (did.includes('BBBB') ? '«buyer»' : '«seller»'),
}));
const signed = vectors.commands.find(({ command }) => command.type === 'AgreementSigned');
const agreement = decodeCommand(signed?.bytes ?? '');
const terms = agreement.type === 'AgreementSigned' ? agreement.body.terms : undefined;
const known: Known = { issuer: '주식회사 한빛', class: { id: terms?.class ?? '', name: '보통주' }, terms, sites: 2 };
const bytesOf = (type: string) => vectors.commands.find(({ command }) => command.type === type)?.bytes ?? '';

function say(bytes: string, speaker: Speaker, facts: Known = known): string {
  const { command, act } = decodeAct(bytes, acts);
  return fill(act.sentence[speaker.language], command as unknown as Json, speaker.language, namesIn(command, act, facts, speaker));
}

const deal = [/«seller»/, /«buyer»/, /5,000/, /125,000,000/, /주식회사 한빛 보통주/];

/** What the sentence of each type must say: who, what, how many, for how much, until when, and what cannot be undone. */
const mustSay: Record<string, readonly RegExp[]> = {
  SharesListed: [/9,223,372,036,854,775,807/, /주식회사 한빛/, /보통주/, /2026/, /예약|reserved/],
  ListingWithdrawn: [/주식회사 한빛 보통주/, /되살릴 수 없|cannot be revived/],
  ListingExpired: [/주식회사 한빛 보통주/, /되살릴 수 없|cannot be revived/],
  OfferMade: [/주식회사 한빛 보통주/, /5,000/, /25,000/, /125,000,000/, /2026/, /원장에 남|stays on the ledger/],
  OfferCountered: [/주식회사 한빛 보통주/, /5,000/, /25,000/, /125,000,000/, /2번째|round 2/, /2026/, /앞선 조건|terms before/],
  OfferDeclined: [/주식회사 한빛 보통주/, /되살릴 수 없|cannot be revived/],
  AgreementSigned: [/«seller»/, /«buyer»/, /5,000/, /25,000/, /125,000,000/, /주식회사 한빛/, /보통주/, /«member2»/, /2026/, /되돌릴 수 없|neither can take it back/],
  ApprovalVoted: [...deal, /찬성|for the approval/, /바꿀 수 없|cannot be changed/],
  DepositAttested: [...deal, /양수인이 보낸|from the buyer/, /2026-0302.A_1/, /취소할 수 없|cannot be taken back/],
  TradeSettled: [...deal, /되돌릴 수 없|cannot be undone/],
  PayoutAttested: [...deal, /양도인의 약정 계좌|seller's account/, /되돌릴 수 없|cannot be undone/],
  RefundAttested: [...deal, /\D1원|\b1 won/, /되돌릴 수 없|cannot be undone/],
  AgreementExpired: [...deal, /되살릴 수 없|cannot be revived/],
  CertificateRequested: [...deal, /«member1»/, /계약서 발급 증명|certificate/, /원장에 남|stays on the ledger/],
};

describe.each(speakers)('in $language', (speaker) => {
  test.each(vectors.commands)('$command.type says who does what, and what cannot be undone, by the names that were looked up', ({ command, bytes }) => {
    const sentence = say(bytes, speaker);
    for (const part of mustSay[command.type] ?? [/nothing/]) expect(sentence).toMatch(part);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|[{}|]/);
    expect(sentence).not.toMatch(/(issuer|class|listing|offer)-[0-9a-f]{32}|[0-9a-f]{64}/);
  });

  test('names the agreement alone where its amounts may not be seen', () => {
    const sentence = say(bytesOf('ApprovalVoted'), speaker, { ...known, terms: undefined });
    expect(sentence).toContain(vectors.agreement.slice(0, 8));
    expect(sentence).toContain('주식회사 한빛 보통주');
    expect(sentence).not.toMatch(/125,000,000/);
  });

  test('stands with whole identifiers where nothing was looked up', () => {
    expect(say(bytesOf('TradeSettled'), speaker, { sites: 2 })).toContain(vectors.agreement);
  });

  test('a refusal does not read like an approval', () => {
    const refuse = say(bytesOf('ApprovalVoted').replace('"approve":true', '"approve":false'), speaker);
    expect(refuse).not.toBe(say(bytesOf('ApprovalVoted'), speaker));
    expect(refuse).toMatch(/반대|against/);
  });

  test("somebody else's money is not called the buyer's", () => {
    const other = say(bytesOf('DepositAttested').replace('"fromBuyer":true', '"fromBuyer":false'), speaker);
    expect(other).toMatch(/양수인이 아닌|did not come from the buyer/);
  });

  test('two parties of one name stay two: the seller is not told to pay', () => {
    const namesakes = { ...speaker, party: () => '«same»' };
    expect(say(bytesOf('AgreementSigned'), namesakes)).toMatch(/양도인인 귀하|free for you, the seller/);
  });
});

test('what is above the largest amount is neither shown nor signed', () => {
  const bytes = canonical({ ...JSON.parse(bytesOf('OfferMade')), body: { ...JSON.parse(bytesOf('OfferMade')).body, quantity: '9223372036854775807' } });
  expect(() => decodeAct(bytes, acts)).toThrow(new Refusal('unshowable', 'an amount cannot be computed'));
});

test('several lots are all shown, with their sum', () => {
  const listed = JSON.parse(bytesOf('SharesListed'));
  const more = [{ lot: `lot-${'e'.repeat(32)}`, quantity: '7' }];
  const sentence = say(canonical({ ...listed, body: { ...listed.body, quantity: '5', price: '3', more } }), speakers[1] as Speaker);
  for (const part of ['5 shares', `7 shares of your lot lot-${'e'.repeat(32)}`, '12 shares together', '36 won in all']) expect(sentence).toContain(part);
});
