// How the acts are put together for choosing: by what they are about.

import type { Act } from '../../command/acts.ts';

/** The groups in the order in which they are shown. */
export const groups = ['company', 'holders', 'shares', 'classes', 'trades', 'transfers', 'encumbrances', 'options', 'parties', 'ledger'] as const;
export type Group = (typeof groups)[number];

/** Each group but that of the parties by how the types begin; what nothing claims is about parties. */
const begin: readonly (readonly [Group, RegExp])[] = [
  ['company', /^(Articles|Board|Issuer|Import|Officer(Appointed|Ended|sRequired)|RecordDate|Register)/],
  ['holders', /^(BeneficialOwner|Claim|Entr|Inspection|LotCorrected)/],
  ['shares', /^(Shares(Issued|Cancelled|Redeemed)|Subscription|Treasury)/],
  ['classes', /^(Change|Class|ConversionRefixed|SharesConverted)/],
  ['trades', /^(Account|Agreement|Approval|Buyer|Certificate|CompanyPurchased|Deposit|Designation|Dispute|FirstRefusal|Listing|MeetingDecided|Offer(Countered|Declined|Made)|Payout|PurchaseRequested|Refund|SaleDemanded|SharesListed|Trade)/],
  ['transfers', /^(Notice|OfficerRecorded|Order|Rival|SharesGiven|Transfer)/],
  ['encumbrances', /^(Attachment|Lock|Pledge)/],
  ['options', /^(Convertible|Option|Pool)/],
  ['ledger', /^(Clock|Holidays|Ledger|Rules)/],
];

export function groupOf(type: string): Group {
  return begin.find(([, pattern]) => pattern.test(type))?.[0] ?? 'parties';
}

/** The acts by group, in each ordered by their name in the language. Groups without any are left out. */
export function grouped(acts: readonly Act[], language: 'ko' | 'en'): readonly (readonly [Group, readonly Act[]])[] {
  const byName = new Intl.Collator(language);
  return groups.flatMap((group) => {
    const own = acts.filter(({ type }) => groupOf(type) === group).toSorted((a, b) => byName.compare(a.name[language], b.name[language]));
    return own.length > 0 ? [[group, own] as const] : [];
  });
}
