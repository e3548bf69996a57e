// The development wallet's page: the seven people, what each is for, and what the ledger knows of the one who acts.

import { useMemberName } from '../app/ledger.tsx';
import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { IssuerList, Session } from '../api/types.ts';
import { CopyId, Fact, Facts, Id, ProblemNote, Tag, Waiting } from '../parts/basics.tsx';
import { pageQuery } from '../parts/paged.tsx';
import { useSpeech } from '../text/language.tsx';
import { useWallet, type Acting, type Person } from '../wallet/wallet.tsx';

export function WalletPage() {
  const { words } = useSpeech();
  const { development, people, acting, fault, choose } = useWallet();
  usePageTitle(words.site.title(words.wallet.title));
  if (development === false) {
    return (
      <div className="page">
        <h1 tabIndex={-1}>{words.wallet.title}</h1>
        <p className="note">{words.wallet.absent}</p>
      </div>
    );
  }
  return (
    <div className="page">
      <h1 tabIndex={-1}>
        {words.wallet.title} <Tag tone="development">{words.wallet.ribbon}</Tag>
      </h1>
      <p className="lead">{words.wallet.explain}</p>
      {fault !== undefined && <ProblemNote fault={fault} />}
      {people.length === 0 && fault === undefined && <Waiting lines={8} />}
      <ul className="cards people">
        {people.map((person) => (
          <PersonCard key={person.role} person={person} isActing={person === acting?.person} choose={choose} />
        ))}
      </ul>
      {acting && <SessionView acting={acting} />}
    </div>
  );
}

function PersonCard({ person, isActing, choose }: { readonly person: Person; readonly isActing: boolean; readonly choose: (role: string | undefined) => void }) {
  const { words, language } = useSpeech();
  const memberName = useMemberName();
  return (
    <li className={`card ${isActing ? 'is-acting' : ''}`} data-role={person.role}>
      <h2>{person.label[language]}</h2>
      <p>{words.wallet.about[person.role]}</p>
      <Facts>
        <Fact name={words.wallet.member}>{memberName(person.member)}</Fact>
        <Fact name={words.wallet.did}>
          <Id of={person.did} />
        </Fact>
      </Facts>
      {/* The button keeps its place and its focus; only its name changes. */}
      <button type="button" className={isActing ? undefined : 'primary'} onClick={() => choose(isActing ? undefined : person.role)}>
        {isActing ? words.wallet.leave : words.wallet.use}
      </button>
    </li>
  );
}

function SessionView({ acting }: { readonly acting: Acting }) {
  const { words, language } = useSpeech();
  const memberName = useMemberName();
  const { value, fault, again } = useRead<Session>('/v1/session', acting);
  const issuers = useRead<IssuerList>(`/v1/issuers?${pageQuery(200, '')}`).value?.issuers ?? [];
  const { session } = words.wallet;
  const companies = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => (
      <Link key={id} to={`/companies/${id}`}>
        {issuers.find((issuer) => issuer.id === id)?.name ?? id}
      </Link>
    ));
  return (
    <section className="card" aria-labelledby="session">
      <h2 id="session">{session.title}</h2>
      <p>{acting.person.label[language]}</p>
      {!value && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={5} />)}
      {value && (
        <Facts className="facts-wide">
          <Fact name={words.wallet.did}>
            <CopyId of={value.did} label={words.wallet.did} />
          </Fact>
          <Fact name={session.identified}>{value.identified ? words.common.yes : words.common.no}</Fact>
          <Fact name={session.desks}>
            {value.desks.map(({ member, kind }) => `${memberName(member)} ${session.deskKinds[kind] ?? kind}`).join(', ') || words.common.none}
          </Fact>
          <Fact name={session.authorities}>{value.authorities.length ? companies(value.authorities.map(({ issuer }) => issuer)) : words.common.none}</Fact>
          <Fact name={session.directorOf}>{value.directorOf.length ? companies(value.directorOf) : words.common.none}</Fact>
          <Fact name={session.entries}>{value.entries.length ? companies(value.entries.map(({ issuer }) => issuer)) : words.common.none}</Fact>
        </Facts>
      )}
    </section>
  );
}
