// What people call an act: the catalogue's name, or the one in the acts' own table, which is loaded only where it is needed.

import { useEffect, useState } from 'react';
import type { Label } from '../api/types.ts';
import { loadActNames } from '../command/acts.ts';
import { headed } from '../text/format.ts';
import { useSpeech } from '../text/language.tsx';

/** Names acts of these types in the page's language. Until the table is there, an act that needs it goes by its type. */
export function useActName(types: readonly string[]): (type: string) => string {
  const { words, language } = useSpeech();
  const [names, setNames] = useState<ReadonlyMap<string, Label>>();
  const needed = types.some((type) => !words.acts[type]);
  useEffect(() => {
    if (!needed) return undefined;
    let stopped = false;
    loadActNames().then((table) => stopped || setNames(table), () => undefined); // without the table the type says it
    return () => {
      stopped = true;
    };
  }, [needed]);
  return (type) => words.acts[type] ?? headed(names?.get(type)?.[language] ?? type);
}
