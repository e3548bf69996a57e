// Documents with names, made and signed by a home: the register for its officers, a holder's own statement for the holder.

import { useState } from 'react';
import { Problem, sendForFile } from '../../api/http.ts';
import { mayPass } from '../../api/sites.ts';
import { useToday } from '../../app/clock.ts';
import { useRead } from '../../app/reading.ts';
import type { Member, Session } from '../../api/types.ts';
import { ProblemNote } from '../../parts/basics.tsx';
import { saveBlob } from '../../parts/save.ts';
import { useSpeech } from '../../text/language.tsx';
import type { Acting } from '../../wallet/wallet.tsx';

/** How long a home may take to print a long register, in milliseconds. */
const patience = 120_000;

interface Document {
  readonly path: string;
  readonly name: string;
  readonly label: string;
}

interface Props {
  readonly issuer: string;
  readonly homes: readonly Member[];
  readonly acting: Acting;
}

/** The buttons that the acting person has a right to; nothing for anybody else. */
export function Downloads({ issuer, homes, acting }: Props) {
  const { words } = useSpeech();
  const { value: session } = useRead<Session>('/v1/session', acting);
  const [state, setState] = useState<{ readonly busy?: string; readonly saved?: string; readonly fault?: unknown }>({});
  const documents = useDocuments(issuer, session);
  if (documents.length === 0) return null;
  const get = async ({ path, name }: Document) => {
    setState({ busy: path });
    try {
      saveBlob(name, await fromHome(homes, path, acting));
      setState({ saved: name });
    } catch (fault) {
      setState({ fault });
    }
  };
  const text = words.register.download;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{text.title}</h2>
      <p className="fine">{text.lead}</p>
      <p className="row">
        {documents.map((document) => (
          <button key={document.path} type="button" disabled={state.busy !== undefined} onClick={() => void get(document)}>
            {document.label}
          </button>
        ))}
      </p>
      <p className="fine" role="status">
        {state.busy ? text.busy : state.saved && text.saved(state.saved)}
      </p>
      {state.fault !== undefined && <ProblemNote fault={state.fault} />}
    </section>
  );
}

const languages = ['ko', 'en'] as const;

function useDocuments(issuer: string, session: Session | undefined): readonly Document[] {
  const { words, language } = useSpeech();
  const text = words.register.download;
  const day = useToday();
  const isOfficer = session?.authorities.some((authority) => authority.issuer === issuer) ?? false;
  const own = session?.entries.filter((entry) => entry.issuer === issuer && entry.state === 'claimed') ?? [];
  return [
    ...(isOfficer ? languages.map((lang) => ({ path: `/v1/issuers/${issuer}/register.pdf?lang=${lang}`, name: `register-${day}-${lang}.pdf`, label: text.registerPDF[lang] })) : []),
    ...(isOfficer ? [{ path: `/v1/issuers/${issuer}/register.csv?lang=${language}`, name: `register-${day}.csv`, label: text.csv }] : []),
    ...own.flatMap(({ id }) => languages.map((lang) => ({ path: `/v1/entries/${id}/statement.pdf?lang=${lang}`, name: `statement-${day}-${lang}.pdf`, label: text.statement[lang] }))),
  ];
}

/** Asks the first home, and where it is away the next one; a session that has ended is begun again once. */
async function fromHome(homes: readonly Member[], path: string, { sessions }: Acting): Promise<Blob> {
  let last: unknown;
  for (const home of homes) {
    const origin = home.url === location.origin ? '' : home.url;
    try {
      return await sendForFile(origin, path, { token: await sessions.token(origin), patience });
    } catch (fault) {
      if (fault instanceof Problem && fault.status === 401) return sendForFile(origin, path, { token: await sessions.renew(origin), patience });
      if (!mayPass(fault)) throw fault;
      last = fault;
    }
  }
  throw last;
}
