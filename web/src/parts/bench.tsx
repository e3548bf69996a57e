// The bench: a real certificate to check and to break. Every change is checked against the ledger as it is typed.

import { useState } from 'react';
import { useLedger, useMemberName } from '../app/ledger.tsx';
import { useRead } from '../app/reading.ts';
import type { Specimen } from '../api/types.ts';
import { useSpeech } from '../text/language.tsx';
import { ProblemNote, Tag, Waiting } from './basics.tsx';
import { useChecking } from './checking.ts';
import { factsOf, restoredPayload, withFact, withOtherLetter, type Fact } from './credential.ts';
import { Seal } from './seal.tsx';
import { VerdictView } from './verdict.tsx';

/** How many of a certificate's values are shown to edit; the others stand in its text. */
const mostFacts = 8;

export function Bench() {
  const { words } = useSpeech();
  const { value, fault, again } = useRead<Specimen & { height?: number }>('/v1/specimen');
  // A site signs a new one each time it is asked; the one at hand stays until the page is left.
  const [original, setOriginal] = useState(value?.credential);
  if (original === undefined && value) setOriginal(value.credential);
  return (
    <section className="bench" aria-labelledby="bench-title">
      <h2 id="bench-title">{words.landing.bench.title}</h2>
      <p>{words.landing.bench.intro}</p>
      {original !== undefined && <Certificate key={original} original={original} />}
      {original === undefined && (fault ? <ProblemNote fault={fault} again={again} /> : <div className="paper paper-waiting"><Waiting lines={9} /></div>)}
    </section>
  );
}

function Certificate({ original }: { readonly original: string }) {
  const { words } = useSpeech();
  const { ledger } = useLedger();
  const memberName = useMemberName();
  const [text, setText] = useState(original);
  const [broke, setBroke] = useState('');
  const checking = useChecking(text, ledger?.members ?? [], text === original ? 0 : 350);
  const bench = words.landing.bench;
  const changed = text !== original;

  const change = (next: string) => {
    setText(next);
    setBroke('');
  };
  const breakOne = () => {
    const fact = factsOf(original).find(({ value }) => /^[0-9a-f]{16,}$/.test(value)) ?? factsOf(original)[0];
    if (!fact) return;
    const other = withOtherLetter(fact.value, Math.random());
    setText(withFact(original, fact.path, other.text));
    setBroke(bench.broke(other.from, other.to));
  };
  const restore = () => {
    setText(original);
    setBroke('');
  };

  const signer = factsOf(original).find(({ path }) => path.join('.') === 'member')?.value;
  return (
    <div className={`paper ${changed ? 'paper-changed' : ''}`}>
      <header>
        <div>
          <h3>{bench.certificate}</h3>
          <p className="fine">{signer ? bench.signedBy(memberName(signer)) : '\u00a0'}</p>
          <p>
            <Tag tone={changed ? 'bad' : 'good'}>{changed ? bench.changed : bench.unchanged}</Tag>
          </p>
        </div>
        <Seal of={text} />
      </header>
      <div className="bench-verdict" aria-live="polite" aria-busy={checking.busy}>
        {checking.fault ? <ProblemNote fault={checking.fault} again={checking.again} /> : checking.verdict ? <VerdictView of={checking.verdict} brief /> : <Waiting lines={4} />}
      </div>
      <div className="row">
        <button type="button" className="primary" onClick={breakOne}>
          {bench.breakOne}
        </button>
        <button type="button" onClick={restore} disabled={!changed}>
          {bench.restore}
        </button>
        <button type="button" className="quiet" onClick={checking.again}>
          {bench.check}
        </button>
      </div>
      <p className="fine seal-note">{broke || bench.seal}</p>
      <EditableFacts text={text} original={original} change={(next) => change(restoredPayload(next, original))} />
      <label className="raw">
        <span>{bench.raw}</span>
        <textarea value={text} onChange={(event) => change(event.target.value.trim())} rows={5} spellCheck={false} autoComplete="off" autoCapitalize="off" />
        <span className="fine">{bench.rawHint}</span>
      </label>
    </div>
  );
}

function EditableFacts({ text, original, change }: { readonly text: string; readonly original: string; readonly change: (text: string) => void }) {
  const { words } = useSpeech();
  const before = factsOf(original).toSorted((a, b) => rank(a) - rank(b));
  const now = factsOf(text);
  const label = ({ path }: Fact) => {
    const [name = '', place] = path;
    return `${words.verdict.field[name] ?? name}${place === undefined ? '' : ` ${Number(place) + 1 || place}`}`;
  };
  return (
    <fieldset className="editable">
      <legend>{words.landing.bench.facts}</legend>
      {before.filter(shown).slice(0, mostFacts).map((fact) => {
        const name = fact.path.join('.');
        const current = now.find(({ path }) => path.join('.') === name)?.value ?? '';
        return (
          <label key={name} className={current === fact.value ? undefined : 'is-changed'}>
            <span>{label(fact)}</span>
            <input value={current} onChange={(event) => change(withFact(text, fact.path, event.target.value))} spellCheck={false} autoComplete="off" disabled={now.length === 0} />
          </label>
        );
      })}
    </fieldset>
  );
}

/** What a reader asks first comes first; what is not named here comes after. */
const order = ['ledger', 'member', 'members', 'rules', 'block', 'transaction', 'iss', 'iat', 'kind', 'vct'];

function rank({ path }: Fact): number {
  const at = order.indexOf(path[0] ?? '');
  return at < 0 ? order.length : at;
}

/** What says something to a reader: not the keys and digests that only programs compare. */
function shown({ path }: Fact): boolean {
  return !path.some((name) => name === 'cnf' || name.startsWith('_sd') || name === 'jwk');
}
