// The answer to a check: genuine as of a block and whether it still holds, forged, or unreadable.

import { useMemberName } from '../app/ledger.tsx';
import type { Verdict } from '../api/types.ts';
import { useSpeech, type Speech } from '../text/language.tsx';
import { usePartyName } from '../wallet/wallet.tsx';
import { Fact, Facts, Id, ProvenanceTag, Tag } from './basics.tsx';

type Tone = 'good' | 'wait' | 'bad' | 'plain';

/** How a verdict looks: an old statement is not a false one, so it is neither good nor bad. */
export function toneOf({ verdict, status }: Verdict): Tone {
  if (verdict === 'forged') return 'bad';
  if (verdict === 'unreadable') return 'plain';
  return status === 'current' ? 'good' : 'wait';
}

export function VerdictView({ of: verdict, brief = false }: { readonly of: Verdict; readonly brief?: boolean }) {
  const spoken = useSpeech();
  const memberName = useMemberName();
  const { words, language } = spoken;
  return (
    <section className={`verdict verdict-${toneOf(verdict)}`} data-verdict={verdict.verdict} data-status={verdict.status ?? ''}>
      <p className="verdict-head">
        <Mark tone={toneOf(verdict)} />
        <strong>{words.verdict[verdict.verdict]}</strong>
        {verdict.status && <Tag tone={toneOf(verdict)}>{words.verdict[verdict.status]}</Tag>}
        {verdict.provenance && <ProvenanceTag of={verdict.provenance} />}
      </p>
      <p>{summary(verdict, spoken)}</p>
      {verdict.provenance && <p className="fine">{words.provenance.about[verdict.provenance]}</p>}
      {!brief && verdict.verdict !== 'genuine' && <p className="fine">{verdict.sentence[language]}</p>}
      {!brief && <Totals verdict={verdict} />}
      {!brief && <Details verdict={verdict} />}
      <p className="fine">{words.verdict.checkedAt(memberName(verdict.checked.member), String(verdict.checked.height))}</p>
    </section>
  );
}

/** What a verdict says, in a sentence or two. */
export function summary({ verdict, status, asOf, ended, changed }: Verdict, { words, day }: Pick<Speech, 'words' | 'day'>): string {
  if (verdict === 'forged') return words.verdict.forgedAbout;
  if (verdict === 'unreadable') return words.verdict.unreadableAbout;
  const genuine = asOf ? words.verdict.genuineAsOf(String(asOf.block)) : words.verdict.genuine;
  if (status === 'ended' && ended) return `${genuine} ${words.verdict.endedOn(day(ended.on), String(ended.block))}`;
  if (status === 'superseded' && changed) return `${genuine} ${words.verdict.changedIn(String(changed.block))}`;
  return status === 'current' ? `${genuine} ${words.verdict.isCurrent}` : genuine;
}

function Mark({ tone }: { readonly tone: Tone }) {
  const strokes = { good: 'M7 12.5l3.4 3.4L17 9', wait: 'M12 7v5.5l3.2 2', bad: 'M8 8l8 8M16 8l-8 8', plain: 'M12 7.2v6M12 16.4v.2' };
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10.5" />
      <path d={strokes[tone]} />
    </svg>
  );
}

/** What a reader asks first comes first; what is not named here comes after. */
const order = [
  'issuerName', 'className', 'quantity', 'name', 'identifier', 'address', 'price', 'total', 'kind', 'holder', 'contractOn', 'member', 'agreement', 'lot', 'issuance', 'issuer',
  'class', 'ledger',
];

function rank(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

/** What a register, or a holding, comes to. */
function Totals({ verdict: { totals } }: { readonly verdict: Verdict }) {
  const { words, shares } = useSpeech();
  if (!totals?.length) return null;
  return (
    <>
      <h3>{words.verdict.totals}</h3>
      <Facts>
        {totals.map((total) => (
          <Fact key={total.class} name={total.className}>
            {shares(total.quantity)}
            {total.holders !== undefined && ` · ${words.verdict.holders(total.holders)}`}
          </Fact>
        ))}
      </Facts>
    </>
  );
}

function Details({ verdict }: { readonly verdict: Verdict }) {
  const { words, shares, won, moment, day } = useSpeech();
  const memberName = useMemberName();
  const partyName = usePartyName();
  if (!verdict.facts) return null;
  const write = (name: string, value: string) => {
    if (name === 'quantity') return shares(value);
    if (name === 'price' || name === 'total') return won(value);
    if (name === 'contractOn') return day(value);
    if (name === 'member') return memberName(value);
    if (name === 'kind') return words.verdict.kinds[value] ?? words.verdict.holderKinds[value] ?? value;
    if (name === 'holder') return <span title={value}>{partyName(value)}</span>;
    return /^[0-9a-f]{64}$|^[a-z]+-[0-9a-f]{32}$/.test(value) ? <Id of={value} whole /> : value;
  };
  const rows = (values: object) =>
    Object.entries(values).toSorted(([a], [b]) => rank(a) - rank(b)).map(([name, value]) => (
      <Fact key={name} name={words.verdict.field[name] ?? name}>
        {write(name, String(value))}
      </Fact>
    ));
  const disclosed = Object.keys(verdict.disclosed ?? {}).length > 0;
  return (
    <>
      <h3>{words.verdict.facts}</h3>
      <p className="fine">{words.verdict.factsNote}</p>
      <Facts>
        {rows(verdict.facts)}
        {verdict.asOf && (
          <>
            <Fact name={words.verdict.field['block'] ?? 'block'}>{verdict.asOf.block}</Fact>
            <Fact name={words.verdict.field['at'] ?? 'at'}>{moment(verdict.asOf.at)}</Fact>
            <Fact name={words.verdict.field['tx'] ?? 'tx'}>
              <Id of={verdict.asOf.tx} whole />
            </Fact>
          </>
        )}
      </Facts>
      {disclosed && (
        <>
          <h3>{words.verdict.disclosed}</h3>
          <Facts>{rows(verdict.disclosed ?? {})}</Facts>
          {verdict.commitmentMatches !== null && (
            <p className={verdict.commitmentMatches ? 'fine' : 'fine bad'}>
              {verdict.commitmentMatches ? words.verdict.commitmentMatches : words.verdict.commitmentDiffers}
            </p>
          )}
        </>
      )}
    </>
  );
}
