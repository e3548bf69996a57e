// What stands around every page: the name, the menu, the language, the ledger's height, and in development the wallet's bar.

import { useId, type ReactNode } from 'react';
import { useSpeech } from '../text/language.tsx';
import { faultSentence } from '../parts/basics.tsx';
import { useWallet } from '../wallet/wallet.tsx';
import { memberName, useLedger } from './ledger.tsx';
import { Link, type Route } from './router.tsx';

export function Frame({ page, children }: { readonly page: Route['page']; readonly children: ReactNode }) {
  const { words } = useSpeech();
  const { development } = useWallet();
  return (
    <>
      <a className="skip" href="#main">
        {words.site.skip}
      </a>
      <Header page={page} />
      {development && <WalletBar />}
      <Notices />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}

function Header({ page }: { readonly page: Route['page'] }) {
  const { words, language, setLanguage } = useSpeech();
  const { development } = useWallet();
  const other = language === 'ko' ? 'en' : 'ko';
  const here = (...pages: Route['page'][]) => (pages.includes(page) ? 'page' : undefined);
  return (
    <header className="top">
      <div className="top-in">
        <Link to="/" className="brand" aria-label={`${words.site.name}, ${words.site.home}`}>
          <Knot />
          <span>{words.site.name}</span>
        </Link>
        <nav aria-label={words.site.mainMenu}>
          <Link to="/companies" aria-current={here('companies', 'register', 'lot', 'listing', 'trade')}>
            {words.site.companies}
          </Link>
          <Link to="/verify" aria-current={here('verify')}>
            {words.site.verify}
          </Link>
          {development && (
            <Link to="/acts" aria-current={here('acts', 'office')}>
              {words.office.title}
            </Link>
          )}
          {development && (
            <Link to="/wallet" aria-current={here('wallet')}>
              {words.site.wallet}
            </Link>
          )}
        </nav>
        <Height />
        <button type="button" className="language" lang={other} onClick={() => setLanguage(other)}>
          {words.language.switchTo}
        </button>
      </div>
    </header>
  );
}

/** The mark: a rope made fast around two posts. */
function Knot() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="knot-ground" width="32" height="32" rx="7" />
      <path className="knot-post" d="M10 6v20M22 6v20" />
      <path className="knot-gap" d="M5 19c4-7 8-7 11-3s7 4 11-3" />
      <path className="knot-rope" d="M5 19c4-7 8-7 11-3s7 4 11-3" />
    </svg>
  );
}

function Height() {
  const { words } = useSpeech();
  const { ledger, fault } = useLedger();
  const alarm = ledger?.audit.alarm;
  return (
    <p className={`height ${fault ? 'is-silent' : ''} ${alarm ? 'is-alarm' : ''}`} title={words.site.heightHint}>
      <span className="dot" aria-hidden="true" />
      {ledger ? words.site.height(String(ledger.height)) : words.common.loading}
    </p>
  );
}

function Notices() {
  const spoken = useSpeech();
  const { words, language } = spoken;
  const { ledger, origin, fault } = useLedger();
  const elsewhere = ledger?.members.find(({ url }) => url === origin);
  const alarm = ledger?.audit.alarm;
  return (
    <div className="notices" role="status">
      {fault !== undefined && <p className="note note-bad">{faultSentence(fault, spoken)}</p>}
      {ledger && elsewhere && <p className="note note-wait">{words.problem.elsewhere(memberName(ledger.members, elsewhere.id, language))}</p>}
      {alarm && <p className="note note-bad">{words.landing.live.auditAlarm}</p>}
    </div>
  );
}

/** Switches among the seven people of a development network. */
function WalletBar() {
  const { words, language } = useSpeech();
  const { people, acting, choose, fault } = useWallet();
  const spoken = useSpeech();
  const id = useId();
  return (
    <section className="wallet-bar" aria-label={words.wallet.title}>
      <div className="wallet-bar-in">
        <span className="ribbon">{words.wallet.ribbon}</span>
        <label htmlFor={id}>{words.wallet.acting}</label>
        <select id={id} value={acting?.person.role ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
          <option value="">{words.wallet.nobody}</option>
          {people.map(({ role, label }) => (
            <option key={role} value={role}>
              {label[language]}
            </option>
          ))}
        </select>
        {fault !== undefined && <span className="fine">{faultSentence(fault, spoken)}</span>}
      </div>
    </section>
  );
}

function Footer() {
  const { words } = useSpeech();
  const { ledger } = useLedger();
  return (
    <footer className="foot">
      <div className="foot-in">
        <p>{words.site.footer}</p>
        {ledger && (
          <p className="fine">
            {ledger.rules && <>{words.site.rules(ledger.rules)} · </>}
            {words.site.ledgerId} <code className="id id-whole">{ledger.ledger}</code>
          </p>
        )}
      </div>
    </footer>
  );
}
