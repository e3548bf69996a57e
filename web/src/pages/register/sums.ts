// Sums over a register's lots, in whole shares.

import type { ClassView, Lot, Provenance, RegisterEntry } from '../../api/types.ts';

export interface ClassSum {
  readonly total: bigint;
  readonly by: Readonly<Record<Provenance, bigint>>;
}

/** What the live lots of a class add up to, and what of it is asserted, confirmed and settled. */
export function sumOf(entries: readonly RegisterEntry[], classID: string): ClassSum {
  const by = { asserted: 0n, confirmed: 0n, settled: 0n };
  for (const { lots } of entries) {
    for (const lot of lots) if (lot.class === classID && !lot.ended) by[lot.provenance] += BigInt(lot.quantity);
  }
  return { total: by.asserted + by.confirmed + by.settled, by };
}

/** Whether a class keeps the first invariant: sum of live lots = issued ≤ authorised. */
export function agrees({ total }: ClassSum, { issued, authorised }: ClassView): boolean {
  return total === BigInt(issued) && total <= BigInt(authorised);
}

/** The part of a lot that nothing binds. */
export function freeOf({ quantity, pledged, attached, locked, reserved }: Lot): bigint {
  return BigInt(quantity) - BigInt(pledged) - BigInt(attached) - BigInt(locked) - BigInt(reserved);
}
