// Every act that changed a register, newest first, each with its place on the ledger.

import type { ReactNode } from 'react';
import { useRead } from '../../app/reading.ts';
import type { HistoryList } from '../../api/types.ts';
import { Id, ProblemNote, Waiting } from '../../parts/basics.tsx';
import { useActName } from '../../parts/actname.ts';
import { Paged, pageQuery } from '../../parts/paged.tsx';
import { useSpeech } from '../../text/language.tsx';

export function History({ issuer }: { readonly issuer: string }) {
  const { words } = useSpeech();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.register.history}</h2>
      <p className="fine">{words.register.historyIntro}</p>
      <Paged page={(cursor, end) => <Some issuer={issuer} cursor={cursor} end={end} />} />
    </section>
  );
}

function Some({ issuer, cursor, end }: { readonly issuer: string; readonly cursor: string; readonly end: (next: string) => ReactNode }) {
  const { words, language, moment } = useSpeech();
  const { value, fault, again } = useRead<HistoryList>(`/v1/issuers/${issuer}/history?${pageQuery(20, cursor)}`);
  const nameOf = useActName(value?.acts.map(({ type }) => type) ?? []);
  if (!value) return fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={6} />;
  if (value.acts.length === 0) return <p className="note">{words.register.historyEmpty}</p>;
  return (
    <>
      <ol className="acts">
        {value.acts.map((act) => (
          <li key={act.command}>
            <span className="acts-block">{words.common.block(String(act.block))}</span>
            <span className="acts-what">
              <strong>{nameOf(act.type)}</strong>
              <span>{act.sentence[language]}</span>
              <span className="fine">
                {moment(act.at)} · {words.common.transaction} <Id of={act.tx} />
              </span>
            </span>
          </li>
        ))}
      </ol>
      {end(value.next)}
    </>
  );
}
