// A long list, one page at a time: however long it is, only one page of it is read again and drawn.

import { useState, type ReactNode } from 'react';
import { grouped } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';

interface Props {
  /** How many items a page has. */
  readonly size: number;
  /** How many there are in all; undefined while that is not known. */
  readonly total: number | undefined;
  /** Draws the page from its cursor. `end` draws the buttons below it, once it is known where the next page begins. */
  readonly page: (cursor: string, end: (next: string) => ReactNode) => ReactNode;
}

export function Pager({ size, total, page }: Props) {
  const { words } = useSpeech();
  const [cursors, setCursors] = useState<readonly string[]>(['']);
  const first = (cursors.length - 1) * size + 1;
  const back = () => setCursors(cursors.slice(0, -1));
  return page(cursors.at(-1) ?? '', (next) =>
    next || cursors.length > 1 ? (
      <nav className="row pager" aria-label={words.common.pages}>
        <button type="button" disabled={cursors.length === 1} onClick={back}>
          {words.common.previous}
        </button>
        {total !== undefined && <span className="fine">{words.common.range(grouped(String(first)), grouped(String(Math.min(first + size - 1, total))), grouped(String(total)))}</span>}
        <button type="button" disabled={!next} onClick={() => setCursors([...cursors, next])}>
          {words.common.next}
        </button>
      </nav>
    ) : null,
  );
}
