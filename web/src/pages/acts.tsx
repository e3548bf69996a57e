// Every act on a register: chosen by name, filled in a form made from the act's own description, shown by the wallet and
// signed. A command that somebody else signed can be opened and signed with them.

import { useEffect, useState } from 'react';
import type { SignedCommand } from '../api/types.ts';
import { loadActs, type Act } from '../command/acts.ts';
import { usePageTitle } from '../app/router.tsx';
import { Waiting } from '../parts/basics.tsx';
import { Field } from '../parts/form.tsx';
import { useSpeech } from '../text/language.tsx';
import { useSigning } from '../wallet/signing.tsx';
import { useWallet } from '../wallet/wallet.tsx';
import { ActForm } from './acts/form.tsx';

export function ActsPage() {
  const { words, language } = useSpeech();
  const { acting } = useWallet();
  const [acts, setActs] = useState<readonly Act[]>();
  const [chosen, setChosen] = useState<Act>();
  const [search, setSearch] = useState('');
  usePageTitle(words.site.title(words.office.title));
  useEffect(() => {
    void loadActs().then(setActs);
  }, []);
  if (!acts) return <Waiting lines={8} />;
  const sought = search.trim().toLowerCase();
  const found = acts.filter(({ name, type }) => `${name.ko} ${name.en} ${type}`.toLowerCase().includes(sought));
  return (
    <div className="page">
      <h1 tabIndex={-1}>{words.office.title}</h1>
      <p className="lead">{words.office.lead}</p>
      {!acting && <p className="note note-wait">{words.office.needPerson}</p>}
      {chosen ? (
        <section aria-labelledby="act">
          <h2 id="act">{chosen.name[language]}</h2>
          <ActForm key={chosen.type} act={chosen} />
          <button type="button" onClick={() => setChosen(undefined)}>
            {words.office.all}
          </button>
        </section>
      ) : (
        <section aria-labelledby="choose">
          <h2 id="choose">{words.office.choose}</h2>
          <Field label={words.office.search} value={search} change={setSearch} type="search" />
          {found.length === 0 && <p className="note">{words.office.none}</p>}
          <ul className="cards">
            {found.map((act) => (
              <li key={act.type} className="card">
                <button type="button" className="plain" onClick={() => setChosen(act)}>
                  {act.name[language]}
                </button>
                <p className="fine">
                  {words.office.signer}: {act.signer[language]}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Cosign />
    </div>
  );
}

/** Opens a command that somebody else signed, and signs it too. */
function Cosign() {
  const { words } = useSpeech();
  const sign = useSigning();
  const [unreadable, setUnreadable] = useState(false);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const signed = await readSigned(file);
    setUnreadable(!signed);
    if (signed) await sign({ signed });
  };
  return (
    <section aria-labelledby="cosign">
      <h2 id="cosign">{words.office.cosign}</h2>
      <p>{words.office.cosignLead}</p>
      <p className="field">
        <label htmlFor="cosign-file">{words.office.open}</label>
        <input id="cosign-file" type="file" accept="application/json,.json" onChange={(event) => void open(event.target.files?.[0])} />
      </p>
      {unreadable && (
        <p className="note note-bad" role="alert">
          {words.office.unreadable}
        </p>
      )}
    </section>
  );
}

/** The largest file that is read: a command has at most 64 KiB, and its proofs a little more. */
const largest = 256 * 1024;

async function readSigned(file: File): Promise<SignedCommand | undefined> {
  if (file.size > largest) return undefined;
  try {
    const read: unknown = JSON.parse(await file.text());
    const { command, proofs } = read as Partial<SignedCommand>;
    const sound = typeof command === 'string' && Array.isArray(proofs) && proofs.every(({ type, value }) => typeof type === 'string' && typeof value === 'string');
    return sound ? { command, proofs } : undefined;
  } catch {
    return undefined;
  }
}
