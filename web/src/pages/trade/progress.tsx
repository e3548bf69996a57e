// The steps of a trade, each with when and where it came onto the ledger.

import type { AgreementAnswer, ProgressStep } from '../../api/types.ts';
import { Id, Tag } from '../../parts/basics.tsx';
import { useSpeech } from '../../text/language.tsx';

const tones = { done: 'good', now: 'wait', next: 'plain', failed: 'bad' } as const;

export function Progress({ answer, board }: { readonly answer: AgreementAnswer; readonly board: number | undefined }) {
  const { words } = useSpeech();
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{words.trade.progress}</h2>
      <ol className="progress">
        {answer.progress.map((step) => (
          <Step key={step.step} step={step} votes={step.step === 'approved' ? votesOf(answer, board, words.trade.votes) : undefined} />
        ))}
      </ol>
    </section>
  );
}

function votesOf({ agreement }: AgreementAnswer, board: number | undefined, say: (approvals: number, needed: number) => string): string | undefined {
  const approvals = agreement.votes?.filter(({ approve }) => approve).length ?? 0;
  return board === undefined ? undefined : say(approvals, board);
}

function Step({ step, votes }: { readonly step: ProgressStep; readonly votes: string | undefined }) {
  const { words, moment } = useSpeech();
  return (
    <li className={`step-${step.state}`} data-step={step.step} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
      <p className="step-head">
        <strong>{words.trade.steps[step.step] ?? step.step}</strong>
        <Tag tone={tones[step.state]}>{words.trade.stepStates[step.state]}</Tag>
      </p>
      {votes && <p className="fine">{votes}</p>}
      {(step.at || step.block !== undefined) && (
        <p className="fine">
          {step.block !== undefined && words.common.block(String(step.block))}
          {step.block !== undefined && step.at && ' · '}
          {step.at && moment(step.at)}
        </p>
      )}
      {step.tx && (
        <p className="fine">
          {words.common.transaction} <Id of={step.tx} />
        </p>
      )}
    </li>
  );
}
