// Per class: what the register adds up to, against what is issued and authorised, and how much of it is known.

import { useToday } from '../../app/clock.ts';
import { useRead } from '../../app/reading.ts';
import type { ClassView, Provenance, RegisterAnswer } from '../../api/types.ts';
import { Fact, Facts, ProvenanceTag, Tag } from '../../parts/basics.tsx';
import { pageQuery } from '../../parts/paged.tsx';
import { grouped } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';
import { ratioOn, useClassRecords, type ClassRecord } from './rights.ts';
import { agrees, sumOf, type ClassSum } from './sums.ts';

/** The first holder of a register: with it come the sums over all of them. */
export function firstOf(issuer: string): string {
  return `/v1/issuers/${issuer}/register?${pageQuery(1, '')}`;
}

export function Classes({ issuer, classes }: { readonly issuer: string; readonly classes: readonly ClassView[] }) {
  const { words } = useSpeech();
  const { value } = useRead<RegisterAnswer>(firstOf(issuer));
  const records = useClassRecords(issuer);
  return (
    <section aria-labelledby="classes">
      <h2 id="classes">{words.register.classes}</h2>
      <div className="cards">
        {/* The sums are shown against the class as it was at the same height. */}
        {(value?.classes ?? classes).map((view) => (
          <ClassCard key={view.id} view={view} record={records.get(view.id)} classes={classes} sum={value && sumOf(value.sums ?? [], view.id)} />
        ))}
      </div>
    </section>
  );
}

interface CardProps {
  readonly view: ClassView;
  readonly record: ClassRecord | undefined;
  readonly classes: readonly ClassView[];
  readonly sum: ClassSum | undefined;
}

function ClassCard({ view, record, classes, sum }: CardProps) {
  const { words, shares, won } = useSpeech();
  return (
    <div className="card class-card">
      <h3>{view.name}</h3>
      {record?.fence && <p className="note note-wait">{words.register.fenced}</p>}
      <Facts>
        <Fact name={words.register.inRegister}>
          {sum ? shares(String(sum.total)) : '\u00a0'}{' '}
          {sum && <Tag tone={agrees(sum, view) ? 'good' : 'bad'}>{agrees(sum, view) ? words.register.agree : words.register.differ}</Tag>}
        </Fact>
        <Fact name={words.register.issued}>{shares(view.issued)}</Fact>
        <Fact name={words.register.authorised}>{shares(view.authorised)}</Fact>
        <Fact name={words.register.par}>{won(view.par)}</Fact>
        <Fact name={words.register.approval}>{words.register.approvals[view.approval]}</Fact>
        <Rights record={record} classes={classes} />
      </Facts>
      <Share sum={sum} />
    </div>
  );
}

/** What sets a class apart from common shares, where anything does. */
function Rights({ record, classes }: { readonly record: ClassRecord | undefined; readonly classes: readonly ClassView[] }) {
  const { words, day } = useSpeech();
  const text = words.register.rights;
  const { noVote, preferred, redeemable, convertible } = record?.rights ?? {};
  const today = useToday();
  const ratio = convertible && ratioOn(convertible.ratios, today);
  const into = classes.find(({ id }) => id === convertible?.into)?.name ?? '';
  return (
    <>
      {noVote && <Fact name={text.votes}>{text.noVote}</Fact>}
      {preferred && <Fact name={text.dividends}>{text.preferred}</Fact>}
      {redeemable && <Fact name={text.redemption}>{text.between(day(redeemable.from), day(redeemable.until))}</Fact>}
      {convertible && ratio && (
        <Fact name={text.conversion}>
          {text.converts(into, grouped(String(ratio.denominator)), grouped(String(ratio.numerator)))}
          <span className="fine block">{text.between(day(convertible.from), day(convertible.until))}</span>
        </Fact>
      )}
      {(record?.preemption ?? 0) > 0 && <Fact name={text.preemption}>{text.days(record?.preemption ?? 0)}</Fact>}
    </>
  );
}

const order: readonly Provenance[] = ['settled', 'issued', 'confirmed', 'recorded', 'ordered', 'given', 'asserted'];

/** How much of a class is settled here, confirmed and only asserted, as a bar with its figures. */
function Share({ sum }: { readonly sum: ClassSum | undefined }) {
  const { shares } = useSpeech();
  const total = sum?.total ?? 0n;
  const parts = order.flatMap((provenance) => {
    const part = sum?.by.get(provenance) ?? 0n;
    return part > 0n ? [{ provenance, part }] : [];
  });
  return (
    <div className="share">
      <div className="share-bar" aria-hidden="true">
        {/* A width is a drawing: thousandths are fine enough, and no quantity is rounded in the figures beside it. */}
        {parts.map(({ provenance, part }) => (
          <span key={provenance} className={`provenance-${provenance}`} style={{ flexGrow: Number((part * 1000n) / total) || 1 }} />
        ))}
      </div>
      <ul>
        {parts.map(({ provenance, part }) => (
          <li key={provenance}>
            <ProvenanceTag of={provenance} /> {shares(String(part))}
          </li>
        ))}
      </ul>
    </div>
  );
}
