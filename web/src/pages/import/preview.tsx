// How a list was read: totals against what is issued, what is wrong and asked by cell, and the first holders.

import { useState, type FormEvent } from 'react';
import type { ImportPreview, ImportProblem, ImportReply } from '../../api/types.ts';
import { Tag } from '../../parts/basics.tsx';
import { SelectField } from '../../parts/form.tsx';
import { Table } from '../../parts/table.tsx';
import { grouped } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';

interface Props {
  readonly preview: ImportPreview;
  /** Sends answers; undefined once the list is past being answered. */
  readonly reply: ((answers: Readonly<Record<string, ImportReply>>) => void) | undefined;
}

export function Preview({ preview, reply }: Props) {
  const { words, shares } = useSpeech();
  const { importing } = words;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{importing.preview}</h2>
      <p>{importing.counts(grouped(String(preview.holderCount)), grouped(String(preview.lotCount)))}</p>
      <p className={preview.ready ? 'note note-good' : 'note note-wait'} role="status" data-ready={preview.ready}>
        {preview.ready ? importing.ready : importing.notReady}
      </p>
      {preview.totals.length > 0 && (
        <Table
          caption={words.register.classes}
          rows={preview.totals}
          id={(total) => total.class}
          columns={[
            { name: words.register.className, heading: true, cell: (total) => total.name },
            { name: importing.listed, number: true, cell: (total) => shares(total.listed) },
            { name: words.register.issued, number: true, cell: (total) => shares(total.issued) },
            { name: words.register.authorised, number: true, cell: (total) => shares(total.authorised) },
          ]}
        />
      )}
      <Problems problems={preview.problems} reply={reply} />
      {preview.holders.length > 0 && <Holders preview={preview} />}
    </section>
  );
}

const tones = { error: 'bad', question: 'wait', note: 'plain' } as const;

function Problems({ problems, reply }: { readonly problems: readonly ImportProblem[]; readonly reply: Props['reply'] }) {
  const { words } = useSpeech();
  const { importing } = words;
  const [chosen, setChosen] = useState<Readonly<Record<string, ImportReply>>>({});
  const asked = problems.some(({ question }) => question && !question.given);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reply?.(chosen);
  };
  if (problems.length === 0) return null;
  return (
    <form onSubmit={submit}>
      <ul className="problems">
        {problems.map((problem, i) => (
          <li key={`${problem.code} ${problem.row} ${problem.column} ${i}`}>
            <ProblemLine problem={problem} />
            {problem.question && reply && (
              <SelectField
                label={importing.choose}
                value={chosen[problem.question.id] ?? problem.question.given ?? ''}
                change={(value) => problem.question && setChosen({ ...chosen, [problem.question.id]: value as ImportReply })}
                options={[{ value: '', name: importing.choose }, ...problem.question.answers.map((value) => ({ value, name: importing.replies[value] }))]}
              />
            )}
          </li>
        ))}
      </ul>
      {reply && asked && (
        <button type="submit" className="primary" disabled={!Object.values(chosen).some(Boolean)}>
          {importing.answer}
        </button>
      )}
    </form>
  );
}

function ProblemLine({ problem }: { readonly problem: ImportProblem }) {
  const { words, language } = useSpeech();
  const { importing } = words;
  const place = problem.row ? (problem.column ? importing.place(String(problem.row), problem.column) : importing.row(String(problem.row))) : '';
  return (
    <p>
      <Tag tone={tones[problem.severity]}>{importing.severities[problem.severity]}</Tag>{' '}
      {place && (
        <strong>
          {place}
          {problem.header && ` (${problem.header})`}:{' '}
        </strong>
      )}
      {problem[language]}
      {problem.question && problem.question.rows.length > 0 && <span className="fine"> {importing.rows(problem.question.rows.join(', '))}</span>}
    </p>
  );
}

function Holders({ preview: { holders, holderCount, totals } }: { readonly preview: ImportPreview }) {
  const { words, shares } = useSpeech();
  const { importing, register } = words;
  const className = (id: string) => totals.find((total) => total.class === id)?.name ?? id;
  const caption = holders.length < holderCount ? importing.holdersOf(String(holders.length), grouped(String(holderCount))) : importing.holders;
  return (
    <details>
      <summary>{caption}</summary>
      <Table
        caption={caption}
        rows={holders}
        id={(holder) => holder.ref}
        columns={[
          { name: register.holder, heading: true, cell: (holder) => holder.name },
          { name: words.listing.prepare.kind, cell: (holder) => register.kinds[holder.kind as keyof typeof register.kinds] ?? '' },
          { name: words.listing.prepare.identifier, cell: (holder) => holder.birthDate || holder.corporateNumber || words.common.none },
          { name: words.listing.prepare.address, cell: (holder) => holder.address },
          {
            name: register.quantity,
            number: true,
            cell: (holder) =>
              holder.lots.map((lot) => (
                <span key={lot.row} className="block">
                  {className(lot.class)} {shares(lot.quantity)}
                </span>
              )),
          },
        ]}
      />
    </details>
  );
}
