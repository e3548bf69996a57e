// Every act on a register: chosen by name, filled in a form made from the act's own description, shown by the wallet and
// signed. A command that somebody else signed can be opened and signed with them.

import { useEffect, useState } from 'react';
import type { SignedCommand } from '../api/types.ts';
import { loadActs, type Act } from '../command/acts.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import { Waiting } from '../parts/basics.tsx';
import { Field } from '../parts/form.tsx';
import { headed } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';
import { useSigning } from '../wallet/signing.tsx';
import { useWallet } from '../wallet/wallet.tsx';
import { grouped } from './acts/groups.ts';
import { ActForm } from './acts/form.tsx';

export function ActsPage({ issuer }: { readonly issuer: string }) {
  const { words, language } = useSpeech();
  const { acting } = useWallet();
  const [acts, setActs] = useState<readonly Act[]>();
  const [chosen, setChosen] = useState<Act>();
  const [search, setSearch] = useState('');
  const [company, setCompany] = useState(issuer);
  usePageTitle(words.site.title(words.office.title));
  useEffect(() => {
    void loadActs().then(setActs);
  }, []);
  if (!acts) return <Waiting lines={8} />;
  const sought = search.trim().toLowerCase();
  const found = acts.filter(({ name, type }) => `${name.ko} ${name.en} ${type}`.toLowerCase().includes(sought));
  return (
    <div className="page">
      {issuer && (
        <p className="back">
          <Link to={`/companies/${issuer}`}>{words.office.toRegister}</Link>
        </p>
      )}
      <h1 tabIndex={-1}>{words.office.title}</h1>
      <p className="lead">{words.office.lead}</p>
      {!acting && <p className="note note-wait">{words.office.needPerson}</p>}
      {chosen ? (
        <section aria-labelledby="act">
          <h2 id="act">{headed(chosen.name[language])}</h2>
          <ActForm key={chosen.type} act={chosen} issuer={company} choose={setCompany} />
          <button type="button" onClick={() => setChosen(undefined)}>
            {words.office.all}
          </button>
        </section>
      ) : (
        <section aria-labelledby="choose">
          <h2 id="choose">{words.office.choose}</h2>
          <div className="narrow">
            <Field label={words.office.search} value={search} change={setSearch} type="search" />
          </div>
          {found.length === 0 && <p className="note">{words.office.none}</p>}
          {grouped(found, language).map(([group, own]) => (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h3 id={`group-${group}`}>{words.office.groups[group]}</h3>
              <ul className="choices">
                {own.map((act) => (
                  <li key={act.type}>
                    <button type="button" className="quiet" onClick={() => setChosen(act)}>
                      {headed(act.name[language])}
                    </button>
                    <span className="fine">
                      {words.office.signer}: {act.signer[language]}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
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
