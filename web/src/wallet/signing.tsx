// The wallet's window: it shows what the bytes would do, and signs those very bytes only when the person says so.

import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Unreachable } from '../api/http.ts';
import type { Ledger, SignedCommand } from '../api/types.ts';
import { useLedger, useMemberName } from '../app/ledger.tsx';
import { flatten, loadActs, saying, type Act } from '../command/acts.ts';
import { bodies, type Bodies, type CommandType } from '../command/bodies.ts';
import { canonical, type Json } from '../command/canonical.ts';
import { decodeAct, decodeCommand, encodeCommand, Refusal, sha256, type ActCommand, type Command } from '../command/command.ts';
import { fill } from '../command/fill.ts';
import { broughtBy } from '../command/brought.ts';
import { saysBy, signDetached, type SigningKey } from '../command/jws.ts';
import { Doubt, learn, nameOf, type Known } from '../command/known.ts';
import { namesIn } from '../command/names.ts';
import { ask, submit, type Outcome } from '../command/submit.ts';
import { toBase64url } from '../command/base64url.ts';
import { Fact, Facts, faultSentence, Id, Waiting } from '../parts/basics.tsx';
import { saveFile } from '../parts/save.ts';
import { moment } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';
import { madeHere } from './newkeys.ts';
import { usePartyName, useWallet, type Acting } from './wallet.tsx';

/** How long a command may take to reach the ledger, in milliseconds. The ledger allows a day. */
const validity = 10 * 60_000;
/** The same for an act that others may have to sign too. */
const cosigning = 12 * 3600_000;

/** An act that a page wants to have signed. Proofs of others, who signed these very bytes before, are sent along. */
export interface ActWish {
  readonly act: string;
  readonly register?: string | undefined;
  readonly for?: string | undefined;
  readonly body: Json;
}

/** A command that somebody else signed and this person is to sign with them. */
export interface Cosigned {
  readonly signed: SignedCommand;
}

/** What a page wants to have signed. */
export type Wish = ActWish | Cosigned | TradeWish;

type TradeWish = { readonly [T in CommandType]: { readonly type: T; readonly register: string; readonly body: Bodies[T] } }[CommandType];

type Stage =
  | { readonly at: 'preparing' }
  | { readonly at: 'ready'; readonly bytes: string; readonly id: string; readonly others: SignedCommand['proofs']; readonly shown: Shown }
  | { readonly at: 'sending'; readonly id: string }
  | { readonly at: 'done'; readonly outcome: Outcome }
  | { readonly at: 'stopped'; readonly fault: unknown };

/** What is shown before it is signed, and what was found out for it. */
interface Shown {
  readonly command: ActCommand;
  readonly act: Act;
  readonly known: Known;
  /** How many keys the command brings, and those of them that this wallet has and signs with too. */
  readonly brought: number;
  readonly made: readonly SigningKey[];
}

interface Pending {
  readonly wish: Wish;
  readonly acting: Acting;
  readonly answer: (outcome: Outcome | undefined) => void;
}

const SigningContext = createContext<(wish: Wish) => Promise<Outcome | undefined>>(() => Promise.resolve(undefined));

/** Asks the wallet for a signature. The answer is the command's outcome; undefined if it was not signed. */
export function useSigning(): (wish: Wish) => Promise<Outcome | undefined> {
  return use(SigningContext);
}

export function SigningProvider({ children }: { readonly children: ReactNode }) {
  const { acting } = useWallet();
  const [pending, setPending] = useState<Pending>();
  const request = useCallback(
    (wish: Wish) => {
      if (!acting) return Promise.resolve(undefined);
      return new Promise<Outcome | undefined>((answer) => setPending({ wish, acting, answer }));
    },
    [acting],
  );
  const close = (outcome: Outcome | undefined) => {
    pending?.answer(outcome);
    setPending(undefined);
  };
  return (
    <SigningContext value={request}>
      {children}
      {pending && <SigningDialog pending={pending} close={close} />}
    </SigningContext>
  );
}

function SigningDialog({ pending, close }: { readonly pending: Pending; readonly close: (outcome: Outcome | undefined) => void }) {
  const { words } = useSpeech();
  const { ledger, again } = useLedger();
  const [stage, setStage] = useState<Stage>({ at: 'preparing' });
  const dialog = useRef<HTMLDialogElement>(null);
  // The ledger as it was when the window opened: that it grows meanwhile is no reason to prepare another command.
  const asked = useRef(ledger);
  const { wish, acting } = pending;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    let current = true;
    prepare(wish, acting, asked.current).then(
      (ready) => current && setStage(ready),
      (fault: unknown) => current && setStage({ at: 'stopped', fault }),
    );
    return () => {
      current = false;
    };
  }, [wish, acting]);

  /** The person signs, then every new key that is here; none that has signed before does so again. */
  const prove = async ({ bytes, others, shown }: Extract<Stage, { at: 'ready' }>): Promise<SignedCommand> => {
    const keys = [acting.person.key, ...shown.made].filter((key) => !others.some(({ value }) => saysBy(key, 'holdfast-command+jws', value)));
    const own = await Promise.all(keys.map(async (key) => ({ type: 'jws' as const, value: await signDetached(key, 'holdfast-command+jws', bytes) })));
    return { command: bytes, proofs: [...others, ...own] };
  };
  const keep = async (ready: Extract<Stage, { at: 'ready' }>) => {
    saveFile(`command-${ready.id.slice(0, 16)}.json`, JSON.stringify(await prove(ready)));
    close(undefined);
  };
  const sign = async (ready: Extract<Stage, { at: 'ready' }>) => {
    const { id } = ready;
    setStage({ at: 'sending', id });
    try {
      const outcome = await submit(id, await prove(ready), ledger?.members ?? []);
      setStage({ at: 'done', outcome });
      again();
    } catch (fault) {
      setStage({ at: 'stopped', fault });
    }
  };
  const askAgain = async (id: string) => {
    setStage({ at: 'sending', id });
    setStage({ at: 'done', outcome: await ask(id, { tries: 10, pause: 500 }) });
    again();
  };
  const leave = () => close(stage.at === 'done' ? stage.outcome : undefined);

  return (
    <dialog ref={dialog} className="signing" aria-labelledby="signing-title" onCancel={(event) => (stage.at === 'sending' ? event.preventDefault() : leave())}>
      <p className="ribbon">{words.wallet.ribbon}</p>
      <h2 id="signing-title">{words.signing.title}</h2>
      <div aria-live="polite">
        {stage.at === 'preparing' && (
          <>
            <p>{words.signing.preparing}</p>
            <Waiting lines={5} />
          </>
        )}
        {stage.at === 'ready' && <Ready stage={stage} />}
        {stage.at === 'sending' && (
          <>
            <p>{words.signing.sending}</p>
            <Waiting lines={2} />
          </>
        )}
        {stage.at === 'done' && <Done outcome={stage.outcome} />}
        {stage.at === 'stopped' && <Stopped fault={stage.fault} />}
      </div>
      <div className="row">
        {stage.at === 'ready' && (
          <button type="button" className="primary" onClick={() => void sign(stage)}>
            {words.signing.confirm}
          </button>
        )}
        {stage.at === 'ready' && !('type' in wish) && (stage.shown.act.cosigned || stage.shown.brought > 0) && (
          <button type="button" onClick={() => void keep(stage)}>
            {words.signing.keep}
          </button>
        )}
        {stage.at === 'done' && stage.outcome.status === 'unknown' && (
          <button type="button" className="primary" onClick={() => void askAgain(stage.outcome.id)}>
            {words.signing.sent.again}
          </button>
        )}
        <button type="button" onClick={leave} disabled={stage.at === 'sending'}>
          {stage.at === 'ready' || stage.at === 'preparing' ? words.common.cancel : words.common.close}
        </button>
      </div>
    </dialog>
  );
}

/** Writes the command, then reads it back from its bytes, so that what is shown is what is signed. */
async function prepare(wish: Wish, acting: Acting, ledger: Ledger | undefined): Promise<Stage> {
  if (!ledger) throw new Unreachable('the ledger is not known yet');
  if ('signed' in wish) return readBack(wish.signed.command, wish.signed.proofs, acting, ledger);
  const envelope = {
    v: 1,
    ledger: ledger.ledger,
    actor: acting.person.did,
    expires: new Date(Date.now() + ('act' in wish ? cosigning : validity)).toISOString().replace(/\.\d+Z$/, 'Z'),
    nonce: toBase64url(crypto.getRandomValues(new Uint8Array(18))),
  };
  if ('act' in wish) {
    const { act: type, body, register, for: principal } = wish;
    return readBack(canonical({ ...envelope, type, body, ...(register && { register }), ...(principal && { for: principal }) }), [], acting, ledger);
  }
  return readBack(encodeCommand({ ...envelope, ...wish } as Command), [], acting, ledger);
}

/** Reads a command from the bytes that are to be signed, and finds out what its sentence needs. */
async function readBack(bytes: string, others: SignedCommand['proofs'], acting: Acting, ledger: Ledger): Promise<Stage> {
  const { command, act } = decodeAct(bytes, await loadActs());
  if (command.ledger !== ledger.ledger) throw new Refusal('form', 'the command is for another ledger');
  const brought = await broughtBy(command);
  const shown = { command, act, known: await knownOf(command, bytes, acting, ledger), brought: brought.length, made: await madeHere(brought) };
  return { at: 'ready', bytes, id: await sha256(bytes), others, shown };
}

/** A trade's names and terms, or another act's issuer. */
async function knownOf({ type, register }: ActCommand, bytes: string, { sessions }: Acting, { members }: Ledger): Promise<Known> {
  if (Object.hasOwn(bodies, type)) return learn(decodeCommand(bytes), { members, token: await sessions.token('') });
  return register === undefined ? { sites: 2 } : nameOf(register, members);
}

function Ready({ stage }: { readonly stage: Extract<Stage, { at: 'ready' }> }) {
  const { words } = useSpeech();
  const { brought, made } = stage.shown;
  return (
    <>
      <ActShown shown={stage.shown} />
      {stage.others.length > 0 && <p className="note">{words.signing.signedBefore(String(stage.others.length))}</p>}
      {made.length > 0 && <p className="note">{words.signing.newKeys(String(made.length))}</p>}
      {brought > made.length && <p className="note note-wait">{words.signing.newKeysElsewhere(String(brought - made.length))}</p>}
      <details>
        <summary>{words.signing.bytes}</summary>
        <pre className="bytes">{stage.bytes}</pre>
        <p className="fine">
          {words.signing.id}: <Id of={stage.id} whole />
        </p>
      </details>
    </>
  );
}

/** Any act: its sentence, and every field of it, so that nothing is signed that is not shown. */
function ActShown({ shown: { command, act, known } }: { readonly shown: Shown }) {
  const { words, language } = useSpeech();
  const member = useMemberName();
  const party = usePartyName();
  const names = namesIn(command, act, known, { language, words, member, party });
  const namesAgreement = known.class !== undefined && 'agreement' in (command.body as object);
  return (
    <>
      <p className="sentence">{fill(act.sentence[language], command as unknown as Json, language, names)}</p>
      <Facts>
        <Fact name={words.office.act}>{act.name[language]}</Fact>
        <Fact name={words.signing.lines.actor}>{party(command.actor)}</Fact>
        {command.for && <Fact name={words.office.principal}>{party(command.for)}</Fact>}
        {known.issuer && <Fact name={words.signing.lines.issuer}>{known.issuer}</Fact>}
        {known.class && <Fact name={words.signing.lines.className}>{known.class.name}</Fact>}
        {flatten(act.fields, command.body, words.office.fields, saying(language, words.office.values, member)).map(({ label, value }) => (
          <Fact key={label} name={label}>
            {/^[0-9a-f]{64}$/.test(value) ? <Id of={value} whole /> : value}
          </Fact>
        ))}
        <Fact name={words.signing.lines.commandExpires}>{words.signing.expiresAt(moment(language, command.expires))}</Fact>
      </Facts>
      <p className="note note-wait">
        <strong>{words.signing.cannotUndo}.</strong> {words.signing.undoAct}
      </p>
      {known.issuer && (
        <ul className="fine checks">
          <li>{known.sites === 2 ? words.signing.checkedAtTwo : words.signing.checkedAtOne}</li>
          {namesAgreement && <li>{known.terms ? words.signing.termsChecked : words.signing.termsHidden}</li>}
        </ul>
      )}
    </>
  );
}

function Done({ outcome }: { readonly outcome: Outcome }) {
  const { words, language } = useSpeech();
  const { sent } = words.signing;
  const about = {
    applied: sent.applied(String(outcome.block ?? '')),
    rejected: sent.rejected,
    refused: sent.refused,
    deferred: sent.deferred,
    unknown: sent.unknown,
  }[outcome.status];
  const tone = { applied: 'good', rejected: 'bad', refused: 'bad', deferred: 'wait', unknown: 'wait' }[outcome.status];
  const said = outcome.status === 'applied' ? undefined : outcome.sentence?.[language];
  return (
    <div className={`note note-${tone}`} data-outcome={outcome.status} data-code={outcome.code ?? ''}>
      {said && <p>{said}</p>}
      <p>{outcome.repeated ? sent.repeated : about}</p>
      {outcome.tx && (
        <p className="fine">
          {words.common.transaction} <Id of={outcome.tx} whole />
        </p>
      )}
      {outcome.request && <p className="fine">{words.problem.requestId(outcome.request)}</p>}
    </div>
  );
}

function Stopped({ fault }: { readonly fault: unknown }) {
  const spoken = useSpeech();
  const { refusal } = spoken.words.signing;
  const why = fault instanceof Refusal || fault instanceof Doubt ? `${refusal[fault.reason]} ${refusal.after}` : faultSentence(fault, spoken);
  return (
    <div className="note note-bad" role="alert">
      <p>
        <strong>{refusal.title}.</strong> {why}
      </p>
      {fault instanceof Refusal && <p className="fine">{fault.detail}</p>}
    </div>
  );
}
