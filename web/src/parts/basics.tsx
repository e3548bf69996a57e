// Small parts that many pages use.

import { useState, type ReactNode } from 'react';
import { Problem, Unreachable } from '../api/http.ts';
import { OtherVerifier } from '../wallet/login.ts';
import type { Provenance } from '../api/types.ts';
import { short } from '../text/format.ts';
import { useSpeech, type Speech } from '../text/language.tsx';

/** The beginning of an identifier; the whole of it on pointing, and for copying. */
export function Id({ of, whole = false }: { readonly of: string; readonly whole?: boolean }) {
  return (
    <code className={whole ? 'id id-whole' : 'id'} title={whole ? undefined : of} data-id={of}>
      {whole ? of : short(of)}
    </code>
  );
}

/** A whole identifier with a button that copies it. */
export function CopyId({ of, label }: { readonly of: string; readonly label: string }) {
  const { words } = useSpeech();
  const [done, setDone] = useState(false);
  const copy = () => void navigator.clipboard.writeText(of).then(() => setDone(true), () => setDone(false));
  return (
    <span className="copy-id">
      <Id of={of} whole />
      <button type="button" className="small" onClick={copy} aria-label={`${words.common.copy}: ${label}`}>
        {done ? words.common.copied : words.common.copy}
      </button>
    </span>
  );
}

const halves = new Set<Provenance>(['confirmed', 'recorded', 'ordered']);
const fulls = new Set<Provenance>(['settled', 'issued', 'given']);

/** Where a lot comes from. The shape says it too: hollow, half and full. */
export function ProvenanceTag({ of }: { readonly of: Provenance }) {
  const { words } = useSpeech();
  return (
    <span className={`tag provenance-${of}`} title={words.provenance.about[of]}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <circle cx="6" cy="6" r="4.6" className="ring" />
        {halves.has(of) && <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" className="fill" />}
        {fulls.has(of) && <circle cx="6" cy="6" r="4.6" className="fill" />}
      </svg>
      {words.provenance[of]}
    </span>
  );
}

/** A state in a word. */
export function Tag({ tone = 'plain', children }: { readonly tone?: 'plain' | 'good' | 'wait' | 'bad' | 'development'; readonly children: ReactNode }) {
  return <span className={`tag tone-${tone}`}>{children}</span>;
}

/** Named facts. */
export function Facts({ children, className = '' }: { readonly children: ReactNode; readonly className?: string }) {
  return <dl className={`facts ${className}`}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What went wrong, whether anything was lost, what to do, and the number to tell who runs the site. */
export function ProblemNote({ fault, again }: { readonly fault: unknown; readonly again?: (() => void) | undefined }) {
  const spoken = useSpeech();
  const { words } = spoken;
  const request = fault instanceof Problem ? fault.body.request : undefined;
  return (
    <div className="note note-bad" role="alert">
      <p>
        <strong>{words.problem.title}.</strong> {faultSentence(fault, spoken)}
      </p>
      {request && <p className="fine">{words.problem.requestId(request)}</p>}
      {again && (
        <button type="button" className="small" onClick={again}>
          {words.common.retry}
        </button>
      )}
    </div>
  );
}

/** The sentence for whatever a request ended with. */
export function faultSentence(fault: unknown, { words, language }: Pick<Speech, 'words' | 'language'>): string {
  if (fault instanceof OtherVerifier) return `${words.signing.refusal['other-verifier']} ${words.signing.refusal.after}`;
  if (fault instanceof Unreachable) return navigator.onLine ? words.problem.unreachable : words.problem.offline;
  if (!(fault instanceof Problem)) return words.problem.unexpected;
  const said = fault.body.sentence?.[language];
  if (said) return said;
  if (fault.status === 404) return words.problem.notFound;
  if (fault.status === 401) return words.problem.notSignedIn;
  return fault.code === 'unreadable' ? words.problem.unreadable : words.problem.unreachable;
}

/** Lines that stand where something is being read, so that nothing moves when it arrives. */
export function Waiting({ lines = 3 }: { readonly lines?: number }) {
  const { words } = useSpeech();
  return (
    <div className="waiting" role="status">
      <span className="hidden-text">{words.common.loading}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} aria-hidden="true" />
      ))}
    </div>
  );
}
