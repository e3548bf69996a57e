// A list that is read page by page: the next page appears below the last when it is asked for.

import { Fragment, useState, type ReactNode } from 'react';
import { useSpeech } from '../text/language.tsx';

/** Draws each page from its cursor. `end` draws what follows a page: the button for the next, below the last one. */
export function Paged({ page }: { readonly page: (cursor: string, end: (next: string) => ReactNode) => ReactNode }) {
  const { words } = useSpeech();
  const [cursors, setCursors] = useState<readonly string[]>(['']);
  return cursors.map((cursor, at) => (
    <Fragment key={cursor}>
      {page(cursor, (next) =>
        next && at === cursors.length - 1 ? (
          <button type="button" onClick={() => setCursors([...cursors, next])}>
            {words.common.more}
          </button>
        ) : null,
      )}
    </Fragment>
  ));
}

/** The query that asks for a page. */
export function pageQuery(limit: number, cursor: string): string {
  return `limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
}
