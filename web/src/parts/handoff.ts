// A certificate on its way from one page to the next. It stays in memory: an address is no place for it.

let waiting = '';

export function hand(credential: string): void {
  waiting = credential;
}

/** What was handed over and not yet taken; empty if nothing was. */
export function handed(): string {
  return waiting;
}

/** Lets go of what was handed over. */
export function forget(): void {
  waiting = '';
}
