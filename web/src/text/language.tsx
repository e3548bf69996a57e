// The language of the page: Korean first, English by a switch that this browser remembers.

import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en/index.ts';
import * as format from './format.ts';
import { ko, type Catalogue } from './ko/index.ts';

const catalogues: { readonly [L in format.Language]: Catalogue } = { ko, en };
const remembered = 'holdfast.language';

export interface Speech {
  readonly language: format.Language;
  readonly words: Catalogue;
  readonly setLanguage: (language: format.Language) => void;
  readonly shares: (quantity: string) => string;
  readonly won: (amount: string) => string;
  readonly moment: (at: string) => string;
  readonly day: (on: string) => string;
}

/** Everything that is written in one language. */
export function speech(language: format.Language, setLanguage: Speech['setLanguage']): Speech {
  return {
    language,
    words: catalogues[language],
    setLanguage,
    shares: (quantity) => format.shares(language, quantity),
    won: (amount) => format.won(language, amount),
    moment: (at) => format.moment(language, at),
    day: (on) => format.day(language, on),
  };
}

export const SpeechContext = createContext<Speech>(speech('ko', () => {}));

export function useSpeech(): Speech {
  return use(SpeechContext);
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(recall);
  useEffect(() => {
    document.documentElement.lang = language;
    keep(language);
  }, [language]);
  const spoken = useMemo(() => speech(language, setLanguage), [language]);
  return <SpeechContext value={spoken}>{children}</SpeechContext>;
}

function recall(): format.Language {
  try {
    return localStorage.getItem(remembered) === 'en' ? 'en' : 'ko';
  } catch {
    return 'ko'; // a browser that keeps nothing begins in Korean
  }
}

function keep(language: format.Language): void {
  try {
    localStorage.setItem(remembered, language);
  } catch {
    return; // the choice lasts as long as the page
  }
}
