// Where the shares of a lot come from: every lot before it, the act that made each, and what became of it.

import { useState } from 'react';
import { useRead } from '../app/reading.ts';
import { Link, usePageTitle } from '../app/router.tsx';
import type { IssuerAnswer, LotAnswer, LotHistory, Provenance } from '../api/types.ts';
import { useActName } from '../parts/actname.ts';
import { Fact, Facts, Id, ProblemNote, ProvenanceTag, Waiting } from '../parts/basics.tsx';
import { headed, short } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';

type Step = LotHistory['steps'][number];

export function LotPage({ id }: { readonly id: string }) {
  const { words } = useSpeech();
  const { value, fault, again } = useRead<LotHistory>(`/v1/lots/${id}/history`);
  const { value: answer } = useRead<LotAnswer>(`/v1/lots/${id}`);
  const { value: company } = useRead<IssuerAnswer>(answer ? `/v1/issuers/${answer.lot.issuer}` : null);
  const title = words.register.lotHistory(short(id));
  usePageTitle(words.site.title(title));
  return (
    <div className="page">
      <p className="back">
        {company ? (
          <Link to={`/companies/${company.issuer.id}`}>{words.common.backTo(words.register.title(company.issuer.name))}</Link>
        ) : (
          <Link to="/companies">{words.common.backTo(words.companies.title)}</Link>
        )}
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{words.lot.lead}</p>
      {!value && (fault ? <ProblemNote fault={fault} again={again} /> : <Waiting lines={8} />)}
      {value && <Steps of={value} />}
    </div>
  );
}

function Steps({ of }: { readonly of: LotHistory }) {
  const { words, shares } = useSpeech();
  return (
    <>
      <p className="fine as-of">{words.common.asOf(String(of.height))}</p>
      <section aria-labelledby="steps">
        <h2 id="steps">{words.lot.steps}</h2>
        <ol className="acts">
          {of.steps.map((step) => (
            <StepItem key={step.lot} step={step} />
          ))}
        </ol>
      </section>
      {of.into.length > 0 && (
        <section aria-labelledby="into">
          <h2 id="into">{words.lot.into}</h2>
          <ul className="acts">
            {of.into.map((part) => (
              <li key={part.lot}>
                <span className="acts-block">{shares(part.quantity)}</span>
                <span>
                  <Link to={`/lots/${part.lot}`} aria-label={words.register.lotHistory(short(part.lot))}>
                    <Id of={part.lot} />
                  </Link>{' '}
                  <span className="fine">
                    {words.register.holder} <Id of={part.entry} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function StepItem({ step }: { readonly step: Step }) {
  const { words, language, shares, day, moment } = useSpeech();
  return (
    <li>
      <span className="acts-block">{words.common.block(String(step.act.block))}</span>
      <span className="acts-what">
        <strong>{headed(step.act.name[language])}</strong>
        <span>{step.sentence[language]}</span>
        <Facts>
          <Fact name={words.register.quantity}>
            {shares(step.quantity)} <ProvenanceTag of={step.provenance as Provenance} />
          </Fact>
          <Fact name={words.register.holder}>
            <Id of={step.entry} />
          </Fact>
          <Fact name={words.register.acquired}>{day(step.effectiveOn)}</Fact>
          {step.contractOn && <Fact name={words.lot.contractOn}>{day(step.contractOn)}</Fact>}
          {step.beside.length > 0 && (
            <Fact name={words.lot.beside}>
              {step.beside.map((part) => (
                <span key={part.lot}>
                  {shares(part.quantity)} <Id of={part.lot} />
                </span>
              ))}
            </Fact>
          )}
        </Facts>
        <span className="fine">
          {moment(step.act.at)} · {words.common.transaction} <Id of={step.act.tx} />
        </span>
        {step.acts.length > 1 && <AllActs step={step} />}
      </span>
    </li>
  );
}

/** Everything that wrote a lot, its pledges and reservations among it. */
function AllActs({ step }: { readonly step: Step }) {
  const { words, moment } = useSpeech();
  const [open, setOpen] = useState(false);
  const nameOf = useActName(open ? step.acts.map(({ type }) => type) : []);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.lot.all(step.acts.length)}</summary>
      <ul className="fine">
        {step.acts.map((act) => (
          <li key={act.command}>
            {words.common.block(String(act.block))} · {nameOf(act.type)} · {moment(act.at)}
          </li>
        ))}
      </ul>
    </details>
  );
}
