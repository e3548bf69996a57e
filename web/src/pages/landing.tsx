// What Holdfast is, what it guarantees and what is only asserted, a certificate to break, and the ledger as it is now.

import { useAlive } from '../app/alive.ts';
import { useLedger } from '../app/ledger.tsx';
import { Link, usePageTitle } from '../app/router.tsx';
import { Fact, Facts, ProblemNote, ProvenanceTag, Tag, Waiting } from '../parts/basics.tsx';
import { Bench } from '../parts/bench.tsx';
import { useSpeech } from '../text/language.tsx';

export function Landing() {
  const { words } = useSpeech();
  usePageTitle(`${words.site.name} · ${words.site.tagline}`);
  return (
    <div className="landing">
      <div className="hero">
        <div className="hero-words">
          <h1 tabIndex={-1}>
            {words.landing.headline.map((line) => (
              <span key={line}>{line} </span>
            ))}
          </h1>
          <p className="lead">{words.landing.lead}</p>
          <p className="row">
            <Link to="/companies" className="button primary">
              {words.landing.toCompanies}
            </Link>
            <Link to="/verify" className="button">
              {words.landing.toVerify}
            </Link>
          </p>
          <Live />
        </div>
        <Bench />
      </div>
      <Known />
      <Steps />
    </div>
  );
}

function Known() {
  const { words } = useSpeech();
  const { guaranteed, asserted } = words.landing;
  return (
    <div className="known">
      <section className="known-sure" aria-labelledby="sure">
        <h2 id="sure">{guaranteed.title}</h2>
        <p>{guaranteed.intro}</p>
        <dl>
          {guaranteed.items.map(([what, how]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="known-said" aria-labelledby="said">
        <h2 id="said">{asserted.title}</h2>
        <p>{asserted.intro}</p>
        <dl>
          {asserted.items.map(([what, who]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{who}</dd>
            </div>
          ))}
        </dl>
        <ul className="legend">
          {(['asserted', 'confirmed', 'settled'] as const).map((provenance) => (
            <li key={provenance}>
              <ProvenanceTag of={provenance} /> <span>{words.provenance.about[provenance]}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Live() {
  const { words, language, moment } = useSpeech();
  const { ledger, fault, again } = useLedger();
  const lives = useAlive(ledger?.members ?? []);
  const { live } = words.landing;
  const alive = [...lives.values()].filter(({ state }) => state === 'answering').length;
  return (
    <section className="live" aria-labelledby="live-title">
      <h2 id="live-title">{live.title}</h2>
      {!ledger && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={5} />)}
      {ledger && (
        <>
          <Facts>
            <Fact name={live.height}>
              <span className="big">{ledger.height}</span>
            </Fact>
            <Fact name={live.alive}>
              <span className="big">{live.aliveOf(alive, ledger.members.length)}</span>
            </Fact>
            <Fact name={live.founded}>{ledger.founded ? moment(ledger.founded.at) : words.common.none}</Fact>
            <Fact name={live.audit}>{ledger.audit.alarm ? live.auditAlarm : live.auditFine(String(ledger.audit.height))}</Fact>
          </Facts>
          <ul className="members">
            {ledger.members.map(({ id, name }) => {
              const life = lives.get(id) ?? { state: 'asking' as const };
              return (
                <li key={id}>
                  <span>{name[language]}</span>
                  <Tag tone={life.state === 'answering' ? 'good' : life.state === 'silent' ? 'bad' : 'plain'}>
                    {life.state === 'answering' ? live.siteHeight(String(life.height)) : life.state === 'silent' ? live.silent : live.asking}
                  </Tag>
                </li>
              );
            })}
          </ul>
          <p className="fine">{live.survive}</p>
        </>
      )}
    </section>
  );
}

function Steps() {
  const { words } = useSpeech();
  return (
    <section className="way" aria-labelledby="way">
      <h2 id="way">{words.landing.steps.title}</h2>
      <ol>
        {words.landing.steps.items.map(([name, about]) => (
          <li key={name}>
            <h3>{name}</h3>
            <p>{about}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
