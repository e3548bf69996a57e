// Checking a certificate: paste it or drop its file. Anyone may, at any member's site.

import { useEffect, useId, useState, type DragEvent, type ReactNode } from 'react';
import { useLedger } from '../app/ledger.tsx';
import { usePageTitle } from '../app/router.tsx';
import { ProblemNote, Waiting } from '../parts/basics.tsx';
import { useChecking, type Checking } from '../parts/checking.ts';
import { maxCredential, maxDocument } from '../parts/credential.ts';
import { forget, handed } from '../parts/handoff.ts';
import { Seal } from '../parts/seal.tsx';
import { VerdictView } from '../parts/verdict.tsx';
import { useSpeech } from '../text/language.tsx';

export function VerifyPage() {
  const { words } = useSpeech();
  const { ledger } = useLedger();
  const [text, setText] = useState(handed);
  const [document, setDocument] = useState<File>();
  const [tooLarge, setTooLarge] = useState(false);
  const id = useId();
  usePageTitle(words.site.title(words.verify.title));
  useEffect(forget, []);
  // White space around and within is what copying and mailing add; a certificate has none.
  const credential = text.replace(/\s+/g, '');
  const checking = useChecking(document ?? credential, ledger?.members ?? [], 300);

  const accept = (value: string) => {
    setDocument(undefined);
    setTooLarge(value.length > maxCredential);
    if (value.length <= maxCredential) setText(value);
  };
  const readFile = async (file: File) => {
    const isDocument = (await file.slice(0, 5).text()) === '%PDF-';
    if (file.size > (isDocument ? maxDocument : maxCredential)) setTooLarge(true);
    else if (!isDocument) accept(await file.text());
    else {
      accept('');
      setDocument(new File([file], file.name, { type: 'application/pdf' }));
    }
  };
  const given = document ?? credential;

  return (
    <div className="page verify">
      <h1 tabIndex={-1}>{words.verify.title}</h1>
      <p className="lead">{words.verify.intro}</p>
      <div className="columns">
        <div>
          <Drop file={(file) => void readFile(file)} text={accept}>
            <label className="raw" htmlFor={id}>
              <span>{words.verify.label}</span>
            </label>
            <textarea id={id} value={text} onChange={(event) => accept(event.target.value)} rows={9} spellCheck={false} autoComplete="off" autoCapitalize="off" />
            <div className="row">
              <button type="button" className="primary" disabled={!given} onClick={checking.again}>
                {words.verify.check}
              </button>
              <button type="button" disabled={!text && !document && !tooLarge} onClick={() => accept('')}>
                {words.verify.clear}
              </button>
              {credential && <Seal of={credential} />}
            </div>
            {document && <p className="fine">{words.verify.document(document.name)}</p>}
            {tooLarge && (
              <p className="note note-bad" role="alert">
                {words.verify.tooLarge}
              </p>
            )}
            <p className="fine">{words.verify.privacy}</p>
          </Drop>
          <aside className="note note-wait advice">
            <h2>{words.verify.advice.title}</h2>
            <p>{words.verify.advice.body}</p>
          </aside>
        </div>
        <section className="result" aria-labelledby="result" aria-live="polite" aria-busy={checking.busy}>
          <h2 id="result">{words.verify.result}</h2>
          {given ? <Result checking={checking} /> : <p className="fine">{words.verify.empty}</p>}
        </section>
      </div>
    </div>
  );
}

function Result({ checking: { verdict, fault, again } }: { readonly checking: Checking }) {
  if (fault !== undefined) return <ProblemNote fault={fault} again={again} />;
  if (!verdict) return <Waiting lines={6} />;
  return <VerdictView of={verdict} />;
}

interface DropProps {
  readonly file: (file: File) => void;
  readonly text: (text: string) => void;
  readonly children: ReactNode;
}

/** Takes a file or a text that is dropped on it, or a file that is chosen. */
function Drop({ file, text, children }: DropProps) {
  const { words } = useSpeech();
  const [over, setOver] = useState(false);
  const enter = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) file(dropped);
    else text(event.dataTransfer.getData('text/plain'));
  };
  return (
    <div className={`drop ${over ? 'is-over' : ''}`} onDragOver={enter} onDragLeave={() => setOver(false)} onDrop={drop}>
      <div className="drop-head">
        <p>{over ? words.verify.dropNow : words.verify.drop}</p>
        <label className="button">
          {words.verify.choose}
          <input
            type="file"
            className="hidden-text"
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              if (chosen) file(chosen);
              // The same file may be chosen again.
              target.value = '';
            }}
          />
        </label>
      </div>
      {children}
    </div>
  );
}
