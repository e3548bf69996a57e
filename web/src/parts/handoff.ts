// A certificate on its way from one page to the next. It stays in memory: an address is no place for it.

let waiting = '';

export function hand(credential: string): void {
  waiting = credential;
}

/** What was handed over, once. */
export function take(): string {
  const taken = waiting;
  waiting = '';
  return taken;
}
