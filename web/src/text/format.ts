// How quantities, moments and identifiers are written. Quantities arrive as decimal texts and never become floating point.

export type Language = 'ko' | 'en';

const locales = { ko: 'ko-KR', en: 'en-GB' } as const;

/** Digits in groups of three. What is not a whole number stays as it is. */
export function grouped(digits: string): string {
  return /^\d+$/.test(digits) ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits;
}

export function shares(language: Language, quantity: string): string {
  if (language === 'ko') return `${grouped(quantity)}주`;
  return `${grouped(quantity)} ${quantity === '1' ? 'share' : 'shares'}`;
}

export function won(language: Language, amount: string): string {
  return language === 'ko' ? `${grouped(amount)}원` : `₩${grouped(amount)}`;
}

/** The product of two whole numbers written as text. */
export function times(a: string, b: string): string {
  return String(BigInt(a) * BigInt(b));
}

/** A moment in Korean Standard Time, which is the register's. */
export function moment(language: Language, at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const written = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Asia/Seoul',
    year: 'numeric',
    month: language === 'ko' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(date);
  return language === 'ko' ? written : `${written} KST`;
}

/** A day, written YYYY-MM-DD. */
export function day(language: Language, on: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(on);
  if (!parts) return on;
  const date = new Date(`${on}T00:00:00Z`);
  return new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', dateStyle: language === 'ko' ? 'long' : 'medium' }).format(date);
}

/** The day in Korea at a moment, YYYY-MM-DD. */
export function dayInKorea(at: string): string {
  const date = new Date(Date.parse(at) + 9 * 3600_000); // Korea is nine hours ahead all year
  return Number.isNaN(date.getTime()) ? at : date.toISOString().slice(0, 10);
}

/** The moment a number of days from now, as commands write it. Both are whole. */
export function inDays(days: string): string {
  return new Date(Date.now() + Number(days) * 24 * 3600_000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A name as it stands in a heading or a list: its first letter a capital one, where the script has them. */
export function headed(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The beginning of a long identifier, enough to tell it from its neighbours. The whole of it belongs beside it, in a title. */
export function short(id: string): string {
  const tail = id.replace(/^did:holdfast:/, '').replace(/^(issuer|class|entry|lot|listing|reservation|offer|issuance)-/, '');
  return tail.length > 10 ? `${tail.slice(0, 8)}…` : tail;
}
