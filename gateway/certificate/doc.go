// Package certificate makes the credentials of certificates that the ledger recorded, and checks anybody's.
//
// It promises that a credential says no more than the ledger's Issuance record, or than the founding act for the
// specimen; and that a check trusts only the issuing keys in the founding act, compares every fact with the ledger,
// recomputes commitments from what is disclosed, and tells a statement that has since ended from a false one.
//
// It must not decide who may fetch a credential, write anything, or log what a credential discloses.
package certificate
