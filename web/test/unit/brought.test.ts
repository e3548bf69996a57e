import { describe, expect, test } from 'vitest';
import { loadActs } from '../../src/command/acts.ts';
import { broughtBy } from '../../src/command/brought.ts';
import { canonical, type Json } from '../../src/command/canonical.ts';
import type { ActCommand } from '../../src/command/command.ts';
import { fill } from '../../src/command/fill.ts';
import { importKey, saysBy, signDetached } from '../../src/command/jws.ts';
import { namesIn } from '../../src/command/names.ts';
import { ko } from '../../src/text/ko/index.ts';
import { newPair } from '../fixture/keys.ts';

const actor = `did:holdfast:${'a'.repeat(43)}`;
const party = `did:holdfast:${'p'.repeat(43)}`;
const pair = newPair();
const { kty, crv, x, y } = pair.jwk;
const jwk = canonical({ kty, crv, x, y });
const introduction = { homes: ['member1', 'member2'], keys: [{ jwk, purposes: ['login', 'sign'] }] };

describe('the keys that a command brings prove themselves under the names that they are to have', () => {
  test.each([
    ['KeyAdded', { key: { jwk, purposes: ['sign'] } }, actor],
    ['KeyReplaced', { key: `${actor}#old`, with: jwk }, actor],
    ['RecoveryOpened', { party, key: jwk }, party],
    ['PartyIdentified', { party, introduction }, party],
    ['DeskAppointed', { party, introduction }, party],
  ] as const)('%s', async (type, body, owner) => {
    expect(await broughtBy({ type, actor, body: body as unknown as Json })).toEqual([{ id: `${owner}#${pair.thumbprint}`, jwk }]);
  });

  test('most acts bring none, and an identification of a party that is there brings none', async () => {
    expect(await broughtBy({ type: 'KeyRevoked', actor, body: { key: `${actor}#old` } })).toEqual([]);
    expect(await broughtBy({ type: 'PartyIdentified', actor, body: { party } })).toEqual([]);
  });
});

test('a key that has signed is known by what its signature says, and by its purpose', async () => {
  const key = await importKey(actor, pair.jwk);
  const jws = await signDetached(key, 'holdfast-command+jws', '{}');
  expect(saysBy(key, 'holdfast-command+jws', jws)).toBe(true);
  expect(saysBy(key, 'holdfast-login+jws', jws)).toBe(false);
  expect(saysBy({ ...key, id: `${party}#${pair.thumbprint}` }, 'holdfast-command+jws', jws)).toBe(false);
});

test('a Korean sentence says every value of an enumeration in Korean, those that its template has no word for too', async () => {
  const acts = await loadActs();
  const said = (type: string, body: Json) => {
    const act = acts.find((one) => one.type === type);
    if (!act) throw new Error(type);
    const command = { type, actor, body } as unknown as ActCommand;
    const names = namesIn(command, act, { sites: 2 }, { language: 'ko', words: ko, member: String, party: String });
    return fill(act.sentence.ko, command as unknown as Json, 'ko', names);
  };
  expect(said('KeyAdded', { key: { jwk, purposes: ['login', 'recover'] } })).toContain('용도는 로그인, 복구입니다');
  expect(said('PartyIdentified', { member: 'member1', party, kind: 'association' })).toContain('구분은 단체이며');
  expect(said('PartyIdentified', { member: 'member1', party, kind: 'person' })).toContain('구분은 개인이며');
});
