// Importing a company's first shareholder list: upload, how it was read, answers, the homes, the wallet, and the register.

import { useEffect, useState, type ReactNode } from 'react';
import { originOf } from '../api/sites.ts';
import type { ImportAnswer, ImportDeposit, IssuerAnswer } from '../api/types.ts';
import { useLedger } from '../app/ledger.tsx';
import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { Json } from '../command/canonical.ts';
import { faultSentence, ProblemNote, Waiting } from '../parts/basics.tsx';
import { useSpeech } from '../text/language.tsx';
import { useSigning } from '../wallet/signing.tsx';
import { useWallet, type Acting } from '../wallet/wallet.tsx';
import { Preview } from './import/preview.tsx';
import { Altered, answer, deposit, maxList, sendPages, upload, type AtHome, type Opened } from './import/steps.ts';

export function ImportPage({ id }: { readonly id: string }) {
  const { words } = useSpeech();
  const { acting } = useWallet();
  const { value, fault, again } = useRead<IssuerAnswer>(`/v1/issuers/${id}`);
  const [entered, setEntered] = useState(false);
  usePageTitle(words.site.title(words.importing.title));
  return (
    <div className="page">
      <p className="back">
        <Link to={`/companies/${id}`}>{words.common.backTo(value ? words.register.title(value.issuer.name) : words.companies.title)}</Link>
      </p>
      <h1 tabIndex={-1}>{words.importing.title}</h1>
      <p className="lead">{words.importing.lead}</p>
      {!value && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={4} />)}
      {entered && <Entered id={id} />}
      {value && !entered && value.issuer.imported && <p className="note">{words.importing.done}</p>}
      {value && !entered && !value.issuer.imported && !acting && <p className="note note-wait">{words.importing.needOfficer}</p>}
      {value && !entered && !value.issuer.imported && acting && (
        <Importing key={acting.person.did} answer={value} acting={acting} entered={() => setEntered(true)} />
      )}
    </div>
  );
}

function Entered({ id }: { readonly id: string }) {
  const { words } = useSpeech();
  return (
    <div className="note note-good" role="status">
      <p>{words.importing.entered}</p>
      <p>
        <Link to={`/companies/${id}`}>{words.importing.show}</Link>
      </p>
    </div>
  );
}

type Stage =
  | { readonly at: 'choose'; readonly tooLarge?: boolean }
  | { readonly at: 'reading' | 'depositing' }
  | { readonly at: 'read' }
  | { readonly at: 'deposited'; readonly left: ImportDeposit }
  | { readonly at: 'sending' | 'stopped' | 'sent'; readonly left: ImportDeposit; readonly opened: Opened; readonly there: number };

interface List {
  readonly home: AtHome;
  readonly read: ImportAnswer;
}

function Importing({ answer: { issuer, homes }, acting, entered }: { readonly answer: IssuerAnswer; readonly acting: Acting; readonly entered: () => void }) {
  const { words, language } = useSpeech();
  const { importing } = words;
  const { ledger } = useLedger();
  const sign = useSigning();
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [list, setList] = useState<List>();
  const [fault, setFault] = useState<unknown>();
  useStay(stage.at === 'sending' || stage.at === 'stopped' || stage.at === 'sent');

  /** Does a step; where it fails, the import stands again where it stood. */
  const step = async (during: Stage, back: Stage, act: () => Promise<Stage>) => {
    setFault(undefined);
    setStage(during);
    try {
      setStage(await act());
    } catch (reason) {
      setFault(reason);
      setStage(back);
    }
  };
  const choose = (file: File | undefined) => {
    if (!file) return;
    if (file.size > maxList) return setStage({ at: 'choose', tooLarge: true });
    setList(undefined);
    void step({ at: 'reading' }, { at: 'choose' }, async () => {
      const { at, read } = await upload(issuer.id, homes, acting, file);
      setList({ home: at, read });
      return { at: 'read' };
    });
  };
  const reply = ({ home, read }: List) => (answers: Parameters<typeof answer>[2]) => {
    void step({ at: 'reading' }, { at: 'read' }, async () => {
      setList({ home, read: await answer(home, read.import, answers) });
      return { at: 'read' };
    });
  };
  const leave = ({ home, read }: List) => {
    void step({ at: 'depositing' }, { at: 'read' }, async () => ({ at: 'deposited', left: await deposit(home, read.import) }));
  };
  const enter = async ({ home, read }: List, left: ImportDeposit) => {
    const act = left.opened ? 'ImportOpened' : 'RegisterImported';
    const outcome = await sign({ act, register: issuer.id, body: (left.opened ?? left.body) as unknown as Json });
    if (outcome?.status !== 'applied') return;
    if (!left.opened) return entered();
    const staged = outcome.created.find((made) => made.startsWith('staged-')) ?? '';
    await carryOn(left, { at: home, ledger: ledger?.ledger ?? '', members: ledger?.members ?? [], list: read.import, staged, pages: left.opened.pages });
  };
  const carryOn = (left: ImportDeposit, opened: Opened) => {
    let there = 0;
    return step({ at: 'sending', left, opened, there }, { at: 'stopped', left, opened, there }, async () => {
      await sendPages(opened, (now) => setStage({ at: 'sending', left, opened, there: (there = now) }));
      return { at: 'sent', left, opened, there };
    });
  };
  const close = async (opened: Opened) => {
    const outcome = await sign({ act: 'ImportClosed', register: issuer.id, body: { import: opened.staged } });
    if (outcome?.status === 'applied') entered();
  };

  const began = stage.at !== 'choose' && stage.at !== 'reading' && stage.at !== 'read';
  return (
    <>
      {!began && (
        <div className="card act">
          <p>
            <a href={`${originOf(homes[0]?.id ?? '')}/v1/register-template.xlsx?lang=${language}`} download>
              {importing.template}
            </a>
          </p>
          <p className="field">
            <label htmlFor="list-file">{list ? importing.other : importing.file}</label>
            <input id="list-file" type="file" accept=".xlsx,.csv,.zip" disabled={stage.at === 'reading'} onChange={(event) => choose(event.target.files?.[0])} />
          </p>
          {stage.at === 'choose' && stage.tooLarge && <Bad>{importing.tooLarge}</Bad>}
        </div>
      )}
      {stage.at === 'reading' && <Busy>{importing.reading}</Busy>}
      {fault instanceof Altered && <Bad>{importing.altered}</Bad>}
      {fault !== undefined && !(fault instanceof Altered) && stage.at !== 'stopped' && <ProblemNote fault={fault} />}
      {list && stage.at !== 'reading' && <Preview preview={list.read.preview} reply={stage.at === 'read' ? reply(list) : undefined} />}
      <div className="importing" aria-live="polite">
        {list && stage.at === 'read' && list.read.preview.ready && <Do act={() => leave(list)}>{importing.deposit}</Do>}
        {stage.at === 'depositing' && <Busy>{importing.depositing}</Busy>}
        {'left' in stage && (
          <p className="note">
            {importing.deposited(String(stage.left.copies))} {stage.left.copies < stage.left.homes.length && importing.oneCopy}
          </p>
        )}
        {list && stage.at === 'deposited' && <Do act={() => void enter(list, stage.left)}>{stage.left.opened ? importing.signPages : importing.sign}</Do>}
        {'opened' in stage && <Sending stage={stage} />}
        {stage.at === 'stopped' && (
          <>
            <Bad>
              {importing.stopped} {!(fault instanceof Altered) && faultSentence(fault, { words, language })}
            </Bad>
            <Do act={() => void carryOn(stage.left, stage.opened)}>{importing.goOn}</Do>
          </>
        )}
        {stage.at === 'sent' && (
          <>
            <p>{importing.closeLead}</p>
            <Do act={() => void close(stage.opened)}>{importing.close}</Do>
          </>
        )}
      </div>
    </>
  );
}

function Sending({ stage: { there, opened } }: { readonly stage: Extract<Stage, { opened: Opened }> }) {
  const { words } = useSpeech();
  const said = words.importing.sending(String(there), String(opened.pages.length));
  return (
    <>
      <p>
        <progress value={there} max={opened.pages.length} aria-label={said} /> {said}
      </p>
      <p className="fine">{words.importing.stay}</p>
    </>
  );
}

/** Has the browser ask before the page is left. */
function useStay(wanted: boolean) {
  useEffect(() => {
    if (!wanted) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [wanted]);
}

function Do({ act, children }: { readonly act: () => void; readonly children: ReactNode }) {
  return (
    <p>
      <button type="button" className="primary" onClick={act}>
        {children}
      </button>
    </p>
  );
}

function Busy({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <p role="status">{children}</p>
      <Waiting lines={3} />
    </>
  );
}

function Bad({ children }: { readonly children: ReactNode }) {
  return (
    <p className="note note-bad" role="alert">
      {children}
    </p>
  );
}
