import { describe, expect, test } from 'vitest';
import { decodeCommand } from '../../src/command/command.ts';
import type { Known } from '../../src/command/known.ts';
import { write, type Writer } from '../../src/command/sentence.ts';
import { en } from '../../src/text/en/index.ts';
import { ko } from '../../src/text/ko/index.ts';
import vectors from '../../testdata/commands.json' with { type: 'json' };

const writers: readonly Writer[] = ([['ko', ko], ['en', en]] as const).map(([language, words]) => ({
  language, words,
  member: (id: string) => `«${id}»`,
  party: (did: string) => (did.includes('BBBB') ? '«buyer»' : '«seller»'),
}));
const signed = vectors.commands.find(({ command }) => command.type === 'AgreementSigned');
const agreement = decodeCommand(signed?.bytes ?? '');
const terms = agreement.type === 'AgreementSigned' ? agreement.body.terms : undefined;
const known: Known = { issuer: '주식회사 한빛', className: '보통주', terms, sites: 2 };

/** What the sentence of each type must say: who, what, how many, for how much. */
const mustSay: Record<string, readonly RegExp[]> = {
  SharesListed: [/9,223,372,036,854,775,807/, /주식회사 한빛/, /보통주/, /2026/],
  ListingWithdrawn: [/주식회사 한빛/, /보통주/],
  ListingExpired: [/주식회사 한빛/, /보통주/],
  OfferMade: [/5,000/, /25,000/, /125,000,000/],
  OfferCountered: [/5,000/, /25,000/, /125,000,000/, /2/],
  OfferDeclined: [/주식회사 한빛/, /보통주/],
  AgreementSigned: [/«seller»/, /«buyer»/, /5,000/, /125,000,000/, /주식회사 한빛/],
  ApprovalVoted: [/«seller»/, /«buyer»/, /5,000/, /125,000,000/, /승인|approve/],
  DepositAttested: [/125,000,000/, /매수인|buyer/],
  TradeSettled: [/«seller»/, /«buyer»/, /5,000/, /125,000,000/],
  PayoutAttested: [/125,000,000/, /매도인|seller/],
  RefundAttested: [/1원|₩1/],
  AgreementExpired: [/5,000/, /125,000,000/],
  CertificateRequested: [/«member1»/, /증명|certificate/],
};

describe.each(writers)('in $language', (writer) => {
  test.each(vectors.commands)('$command.type says who does what, and what cannot be undone', ({ command, bytes }) => {
    const sentence = write(decodeCommand(bytes), known, writer);
    for (const part of mustSay[command.type] ?? []) expect(sentence.say).toMatch(part);
    for (const text of [sentence.say, sentence.undo, ...sentence.lines.flatMap(({ label, value }) => [label, value])]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(sentence.lines.map(({ value }) => value).join(' ')).toMatch(/2026/);
  });

  test('names the agreement alone where its amounts may not be seen', () => {
    const vote = vectors.commands.find(({ command }) => command.type === 'ApprovalVoted');
    const sentence = write(decodeCommand(vote?.bytes ?? ''), { ...known, terms: undefined }, writer);
    expect(sentence.say).toContain(vectors.agreement.slice(0, 8));
    expect(sentence.say).not.toMatch(/125,000,000/);
  });

  test('a refusal does not read like an approval', () => {
    const vote = vectors.commands.find(({ command }) => command.type === 'ApprovalVoted');
    const approve = write(decodeCommand(vote?.bytes ?? ''), known, writer).say;
    const refuse = write(decodeCommand((vote?.bytes ?? '').replace('"approve":true', '"approve":false')), known, writer).say;
    expect(refuse).not.toBe(approve);
    expect(refuse).toMatch(/거부|refuse/);
  });

  test("somebody else's money is not called the buyer's", () => {
    const deposit = vectors.commands.find(({ command }) => command.type === 'DepositAttested');
    const other = write(decodeCommand((deposit?.bytes ?? '').replace('"fromBuyer":true', '"fromBuyer":false')), known, writer).say;
    expect(other).toMatch(/매수인이 아닌|other than the buyer/);
  });
});
