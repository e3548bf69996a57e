// Whether the register moves: it may be closed for a while by the company, halted by the consortium, or have left for good.

import { useToday } from '../../app/clock.ts';
import type { IssuerAnswer } from '../../api/types.ts';
import { dayInKorea } from '../../text/format.ts';
import { useSpeech } from '../../text/language.tsx';

type Issuer = IssuerAnswer['issuer'];

export type Standing = 'left' | 'halted' | 'closed' | 'announced' | 'live';

/** How a register stands on a day in Korea, as the ledger's rules say. */
export function standingOf({ left, suspension, closing }: Issuer, today: string): Standing {
  if (left) return 'left';
  if (suspension && !suspension.ended) return 'halted';
  if (!closing || closing.ended || today > closing.until) return 'live';
  return today >= closing.from ? 'closed' : 'announced';
}

/** Says so at the top of a register that does not move, or is about to stop. */
export function StandingNote({ issuer }: { readonly issuer: Issuer }) {
  const { words, day } = useSpeech();
  const standing = standingOf(issuer, useToday());
  const { closing, suspension, left } = issuer;
  const text = words.register.standing;
  const said = {
    left: left && text.left(text.reasons[left.reason], day(dayInKorea(left.on.at))),
    halted: suspension && text.halted(day(dayInKorea(suspension.on.at))),
    closed: closing && text.closed(day(closing.from), day(closing.until)),
    announced: closing && text.announced(day(closing.from), day(closing.until)),
    live: undefined,
  }[standing];
  if (!said) return null;
  return (
    <p className={`note ${standing === 'announced' ? '' : 'note-wait'}`} data-standing={standing} role="status">
      {said}
    </p>
  );
}
