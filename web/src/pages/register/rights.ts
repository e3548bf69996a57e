// What the ledger's own record of a class says beyond its sums: its rights, and whether it stands still.

import { useRead } from '../../app/reading.ts';
import type { RecordList } from '../../api/types.ts';

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** A class as the ledger stores it, as far as it is shown here. */
export interface ClassRecord {
  readonly id: string;
  /** The act on the whole class that is being carried out; while there is one, nothing of the class moves. */
  readonly fence?: string;
  /** For how many days the other holders may take shares that one sells. */
  readonly preemption?: number;
  readonly rights?: {
    readonly noVote?: boolean;
    readonly preferred?: string;
    readonly redeemable?: { readonly from: string; readonly until: string };
    readonly convertible?: {
      readonly into: string;
      readonly from: string;
      readonly until: string;
      readonly ratios: readonly (Ratio & { readonly from: string })[];
    };
  };
}

/** The records of a register's classes, by class; a company has at most a hundred. */
export function useClassRecords(issuer: string): ReadonlyMap<string, ClassRecord> {
  const { value } = useRead<RecordList>(`/v1/issuers/${issuer}/records?kind=class&limit=100`);
  return new Map((value?.records ?? []).map(({ id, record }) => [id, record as unknown as ClassRecord]));
}

/** The ratio in force on a day: the last whose day has come. */
export function ratioOn(ratios: readonly (Ratio & { readonly from: string })[], day: string): Ratio | undefined {
  return ratios.findLast(({ from }) => from <= day) ?? ratios[0];
}
