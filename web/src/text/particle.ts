// Korean particles depend on whether the word before them ends in a consonant.

type Pair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로';

/** The word with the particle that fits it; where its last letter is not Hangul, both: "ABC을(를)". */
export function particle(word: string, pair: Pair): string {
  const [closed, open] = pair.split('/') as [string, string];
  const syllable = (word.codePointAt(word.length - 1) ?? 0) - 0xac00;
  if (syllable < 0 || syllable > 11171) return pair === '으로/로' ? `${word}(으)로` : `${word}${closed}(${open})`;
  const final = syllable % 28;
  // After ㄹ (8), "로" stays.
  return word + (final === 0 || (pair === '으로/로' && final === 8) ? open : closed);
}
