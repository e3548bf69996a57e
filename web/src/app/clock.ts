// The time of day for what depends on it, moving on while a page is open.

import { useEffect, useState } from 'react';
import { dayInKorea } from '../text/format.ts';

const interval = 10_000;

export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), interval);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Today in Korea, YYYY-MM-DD. */
export function useToday(): string {
  return dayInKorea(useNow().toISOString());
}
