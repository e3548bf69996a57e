// Names for the shapes of the HTTP interface. schema.d.ts is made from gateway/api/openapi.yaml (npm run types).

import type { components } from './schema';

type Schemas = components['schemas'];

export type Act = Schemas['Act'];
export type Agreement = Schemas['AgreementView'];
export type AgreementAnswer = Schemas['AgreementAnswer'];
export type AgreementItem = Schemas['AgreementItem'];
export type AgreementList = Schemas['AgreementList'];
export type CertificateAnswer = Schemas['CertificateAnswer'];
export type ClassView = Schemas['ClassView'];
export type CommandAnswer = Schemas['CommandAnswer'];
export type CommandOutcome = Schemas['CommandOutcome'];
export type ContractDraft = Schemas['ContractDraft'];
export type DevelopmentPeople = Schemas['DevelopmentPeople'];
export type DevelopmentPerson = Schemas['DevelopmentPerson'];
export type Escrow = Schemas['EscrowView'];
export type HistoryList = Schemas['HistoryList'];
export type IssuerAnswer = Schemas['IssuerAnswer'];
export type IssuerList = Schemas['IssuerList'];
export type Label = Schemas['Label'];
export type Ledger = Schemas['LedgerAnswer'];
export type Listing = Schemas['Listing'];
export type ListingAnswer = Schemas['ListingAnswer'];
export type ListingList = Schemas['ListingList'];
export type LoginAnswer = Schemas['LoginAnswer'];
export type LoginChallenge = Schemas['LoginChallenge'];
export type Lot = Schemas['Lot'];
export type LotAnswer = Schemas['LotAnswer'];
export type Member = Schemas['MemberView'];
export type Offer = Schemas['OfferView'];
export type OfferAnswer = Schemas['OfferAnswer'];
export type OfferList = Schemas['OfferList'];
export type PartyAnswer = Schemas['PartyAnswer'];
export type Personal = Schemas['Personal'];
export type ProblemBody = Schemas['Problem'];
export type ProgressStep = Schemas['ProgressStep'];
export type Provenance = Schemas['Provenance'];
export type RegisterAnswer = Schemas['RegisterAnswer'];
export type RegisterEntry = Schemas['RegisterEntry'];
export type Session = Schemas['Session'];
export type SignedCommand = Schemas['SignedCommand'];
export type Specimen = Schemas['SpecimenAnswer'];
export type Stamp = Schemas['Stamp'];
export type TermsView = Schemas['TermsView'];
export type Verdict = Schemas['Verdict'];
