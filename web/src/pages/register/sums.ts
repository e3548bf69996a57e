// Sums over a register's lots, in whole shares.

import type { ClassView, Lot, Provenance, RegisterSum } from '../../api/types.ts';

export interface ClassSum {
  readonly total: bigint;
  readonly by: ReadonlyMap<Provenance, bigint>;
}

/** What the live lots of a class add up to, and how much of it is known how. */
export function sumOf(sums: readonly RegisterSum[], classID: string): ClassSum {
  const by = new Map(sums.filter((sum) => sum.class === classID).map(({ provenance, shares }) => [provenance, BigInt(shares)] as const));
  return { total: [...by.values()].reduce((total, part) => total + part, 0n), by };
}

/** Whether a class keeps the first invariant: sum of live lots = issued ≤ authorised. */
export function agrees({ total }: ClassSum, { issued, authorised }: ClassView): boolean {
  return total === BigInt(issued) && total <= BigInt(authorised);
}

/** The part of a lot that nothing binds. */
export function freeOf({ quantity, pledged, attached, locked, reserved }: Lot): bigint {
  return BigInt(quantity) - BigInt(pledged) - BigInt(attached) - BigInt(locked) - BigInt(reserved);
}
