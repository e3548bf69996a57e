package homes

import (
	"crypto/sha256"
	"encoding/hex"

	"holdfast/chaincode/model"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
)

// Prepared is the body of a command that a desk is to sign.
type Prepared struct {
	Type value.Type
	// Register is empty for a type that is about none.
	Register value.IssuerID
	Body     model.Body
}

// Prepare makes the bodies that decide a case in favour of its party, in the order in which they are to be signed. Match is
// the presented data's sameness with the register's; without it a claim has none. Introduction is that of a party that is not on the
// ledger, which its identification then carries; the party signs that too.
func Prepare(of Case, member value.MemberID, entry model.HolderEntry, match bool, introduction *party.Introduction) []Prepared {
	var prepared []Prepared
	if of.State != CaseIsOpen || of.Kind == CaseOfClaim && !match {
		return prepared
	}
	if of.Commitment != "" {
		prepared = append(prepared, Prepared{Type: party.TypePartyIdentified, Body: &party.PartyIdentified{
			Member: member, Party: of.Party, Kind: of.Presented.Kind, Commitment: of.Commitment, Introduction: introduction,
		}})
	}
	if of.Kind == CaseOfClaim {
		prepared = append(prepared, Prepared{Type: holderrules.TypeClaimAttested, Register: of.Issuer, Body: &holderrules.ClaimAttested{
			Member: member, Entry: of.Entry, Party: of.Party, Evidence: evidence(of, entry),
		}})
	}
	return prepared
}

// evidence is the digest of what the desk compared: the case, the party, and the commitments on both sides.
func evidence(of Case, entry model.HolderEntry) value.Digest {
	sum := sha256.Sum256([]byte("holdfast-claim-evidence\x00" + string(of.ID) + "\x00" + string(of.Party) + "\x00" +
		string(of.Commitment) + "\x00" + string(entry.ID) + "\x00" + string(entry.Commitment)))
	return value.Digest(hex.EncodeToString(sum[:]))
}
