// Writes testdata/commands.json: one signed command of every type the wallet signs, and a login, for both languages' tests
// (test/unit/vectors.test.ts and vectors_test.go). Signatures differ from run to run; everything else is fixed.
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const load = async (path) => (await runnerImport(new URL(`../${path}`, import.meta.url).pathname)).module;
const { encodeCommand, sha256 } = await load('src/command/command.ts');
const { canonical } = await load('src/command/canonical.ts');
const { importKey, signDetached, signAttached } = await load('src/command/jws.ts');
const { loginStatement } = await load('src/wallet/login.ts');

const file = new URL('../testdata/commands.json', import.meta.url);
const { jwk } = JSON.parse(readFileSync(file, 'utf8'));
const hex = (c) => c.repeat(64);
const id = (kind, c) => `${kind}-${c.repeat(32)}`;
const { d: _, ...publicJWK } = jwk;
const { id: keyID } = await importKey('', jwk);
const actor = `did:holdfast:${keyID.slice(1)}`;
const key = await importKey(actor, jwk);
const other = `did:holdfast:${'B'.repeat(43)}`;
const until = '2026-03-31T15:00:00Z';

const terms = {
  issuer: id('issuer', '1'), class: id('class', '2'), offer: id('offer', '3'), seller: actor, sellerEntry: id('entry', '4'), buyer: other, buyerAddress: hex('5'),
  quantity: '5000', price: '25000', total: '125000000', escrowAgent: 'member2', payout: hex('6'), refund: hex('7'), fundBy: until, contractOn: '2026-03-02', text: hex('8'),
};
const agreement = await sha256(canonical(terms));
const payment = { agreement, reference: '2026-0302.A_1', amount: '125000000' };
const bodies = {
  SharesListed: { lot: id('lot', '9'), quantity: '9223372036854775807', price: '1', until },
  ListingWithdrawn: { listing: id('listing', 'a') },
  ListingExpired: { listing: id('listing', 'a') },
  OfferMade: { listing: id('listing', 'a'), quantity: '5000', price: '25000', until },
  OfferCountered: { offer: id('offer', '3'), round: 2, quantity: '5000', price: '25000', until },
  OfferDeclined: { offer: id('offer', '3') },
  AgreementSigned: { terms },
  ApprovalVoted: { agreement, approve: true },
  DepositAttested: { ...payment, fromBuyer: true },
  TradeSettled: { agreement },
  PayoutAttested: payment,
  RefundAttested: { ...payment, amount: '1' },
  AgreementExpired: { agreement },
  CertificateRequested: { kind: 'contract', agreement, holderKey: key.id, member: 'member1' },
};

const commands = [];
for (const [type, body] of Object.entries(bodies)) {
  const after = type === 'TradeSettled' ? { after: [hex('b')] } : {};
  const command = { v: 1, type, ledger: hex('c'), actor, register: id('issuer', '1'), expires: '2026-03-02T01:10:00Z', nonce: `nonce-of-${type}_0.1`, ...after, body };
  const bytes = encodeCommand(command);
  commands.push({ command, bytes, id: await sha256(bytes), proof: await signDetached(key, 'holdfast-command+jws', bytes) });
}

const challenge = { nonce: 'A'.repeat(43), aud: 'https://holdfast.example', expires: '2026-03-02T01:02:00Z' };
const at = '2026-03-02T01:00:00Z';
const statement = loginStatement(challenge, actor, new Date(at));
const login = { challenge, at, statement, response: await signAttached(key, 'holdfast-login+jws', statement) };

writeFileSync(file, `${JSON.stringify({ jwk, publicJWK: canonical(publicJWK), keyID: key.id, agreement, commands, login }, null, 2)}\n`);
