package homes

import (
	"crypto/sha256"
	"encoding/hex"

	"holdfast/chaincode/core"
)

// Prepared is the body of a command that a desk is to sign.
type Prepared struct {
	Type core.Type
	// Register is empty for a type that is about none.
	Register core.IssuerID
	Body     core.Body
}

// Prepare makes the bodies that decide a case in favour of its party, in the order in which they are to be signed. Match is
// the presented data's sameness with the register's; without it a claim has none.
func Prepare(of Case, member core.MemberID, entry core.HolderEntry, match bool) []Prepared {
	var prepared []Prepared
	if of.State != CaseIsOpen || of.Kind == CaseOfClaim && !match {
		return prepared
	}
	if of.Commitment != "" {
		prepared = append(prepared, Prepared{Type: core.TypePartyIdentified, Body: &core.PartyIdentified{
			Member: member, Party: of.Party, Kind: of.Presented.Kind, Commitment: of.Commitment,
		}})
	}
	if of.Kind == CaseOfClaim {
		prepared = append(prepared, Prepared{Type: core.TypeClaimAttested, Register: of.Issuer, Body: &core.ClaimAttested{
			Member: member, Entry: of.Entry, Party: of.Party, Evidence: evidence(of, entry),
		}})
	}
	return prepared
}

// evidence is the digest of what the desk compared: the case, the party, and the commitments on both sides.
func evidence(of Case, entry core.HolderEntry) core.Digest {
	sum := sha256.Sum256([]byte("holdfast-claim-evidence\x00" + string(of.ID) + "\x00" + string(of.Party) + "\x00" +
		string(of.Commitment) + "\x00" + string(entry.ID) + "\x00" + string(entry.Commitment)))
	return core.Digest(hex.EncodeToString(sum[:]))
}
