package value

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Type names what a command does.
type Type string

// Identifiers are distinct types so that one can never stand where another is meant.
type (
	// DID names a party: "did:holdfast:" and the 43-character RFC 7638 thumbprint of the party's first key.
	DID string
	// KeyID names one key of a party: its DID, "#", and that key's RFC 7638 thumbprint.
	KeyID string
	// MemberID names a consortium member, for example "member1".
	MemberID string
	// MSPID is the name under which Fabric knows a member.
	MSPID string
	// LedgerID is the ledger's genesis digest: SHA-256 of block 0's header, 64 lowercase hexadecimal digits.
	LedgerID string
	// CommandID is the SHA-256 of a command's bytes, 64 lowercase hexadecimal digits.
	CommandID string
	// Digest is a SHA-256 of something kept off the ledger, 64 lowercase hexadecimal digits.
	Digest string
	// Commitment is a salted SHA-256 of personal data kept off the ledger, 64 lowercase hexadecimal digits.
	Commitment string
	// SaltedAddress is the salted SHA-256 of a holder's address kept off the ledger, 64 lowercase hexadecimal digits.
	SaltedAddress string
	// IssuerID names an issuer (발행회사) and its register.
	IssuerID string
	// ClassID names a share class (주식 종류).
	ClassID string
	// EntryID names a holder entry (등재 주주).
	EntryID string
	// LotID names a lot (취득 단위).
	LotID string
	// LineageID names a lot with the lots that stay of it: it is the first one's name.
	LineageID string
	// ListingID names a listing (매도 게시).
	ListingID string
	// ReservationID names a reservation of part of a lot.
	ReservationID string
	// OfferID names an offer (매수 제안).
	OfferID string
	// AgreementID is the SHA-256 of a transfer agreement's canonical terms, 64 lowercase hexadecimal digits.
	AgreementID string
	// IssuanceID names the ledger's record of one issued certificate.
	IssuanceID string
	// StagedID names an act that is carried out in pages: a change to a class, or an import.
	StagedID string
	// EncumbranceID names a pledge, an attachment or a lock-up.
	EncumbranceID string
	// TransferID names a transfer without a trade that waits: for the company's approval, or for objections.
	TransferID string
	// NoticeID names a notice or consent with a certified date.
	NoticeID string
	// PurgeID names a note that personal data was purged.
	PurgeID string
	// CorrectionID names a correction.
	CorrectionID string
	// CaseNumber is a court's case number with the court's name, for example "서울중앙지방법원 2026타채1234": 1 to 60 characters.
	CaseNumber string
	// BankReference is a payment's reference at the escrow agent's bank, 1 to 64 of [A-Za-z0-9._-].
	BankReference string
)

// Derive makes the identifier of the index-th new thing of a kind that a command creates: the kind, "-", and 32
// hexadecimal digits. It depends on the command's digest alone, never on the transaction, so commands can be signed ahead.
func Derive(kind string, command CommandID, index int) string {
	var room [160]byte
	text := append(append(room[:0], "holdfast-id\x00"...), kind...)
	text = append(append(append(text, 0), command...), 0)
	sum := sha256.Sum256(strconv.AppendInt(text, int64(index), 10))
	return kind + "-" + hex.EncodeToString(sum[:16])
}

// DeriveFrom makes the identifier of what comes out of something by a staged act: anyone who knows the act and the source
// knows the result's name. A part that is not empty tells apart several things that come out of one source.
func DeriveFrom(kind Kind, act StagedID, source, part string) string {
	sum := sha256.Sum256([]byte("holdfast-id-from\x00" + string(kind) + "\x00" + string(act) + "\x00" + source + "\x00" + part))
	return string(kind) + "-" + hex.EncodeToString(sum[:16])
}

// DidPrefix starts every party's identifier.
const DidPrefix = "did:holdfast:"

// PartyDID is the identifier of the party whose first key has this RFC 7638 thumbprint.
func PartyDID(thumbprint string) DID { return DID(DidPrefix + thumbprint) }

// KeyOf names the key with this thumbprint among a party's keys.
func KeyOf(party DID, thumbprint string) KeyID { return KeyID(string(party) + "#" + thumbprint) }

func (d DID) Valid() bool {
	return strings.HasPrefix(string(d), DidPrefix) && IsThumbprint(string(d)[len(DidPrefix):])
}

func IsThumbprint(s string) bool {
	if len(s) != 43 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return true
}

func IsHex64(s string) bool {
	if len(s) != 64 {
		return false
	}
	return isLowerHex(s)
}

func isLowerHex(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f') {
			return false
		}
	}
	return true
}

// IsDerived tells whether s could have come from Derive for this kind.
func IsDerived(kind, s string) bool {
	return len(s) == len(kind)+33 && strings.HasPrefix(s, kind+"-") && isLowerHex(s[len(kind)+1:])
}

func (l LedgerID) Valid() bool { return IsHex64(string(l)) }

func (c CommandID) Valid() bool { return IsHex64(string(c)) }

func (d Digest) Valid() bool { return IsHex64(string(d)) }

func (c Commitment) Valid() bool { return IsHex64(string(c)) }

func (a SaltedAddress) Valid() bool { return IsHex64(string(a)) }

func (a AgreementID) Valid() bool { return IsHex64(string(a)) }

func (i IssuerID) Valid() bool { return IsDerived("issuer", string(i)) }

func (c ClassID) Valid() bool { return IsDerived("class", string(c)) }

func (e EntryID) Valid() bool { return IsDerived("entry", string(e)) }

func (l LotID) Valid() bool { return IsDerived("lot", string(l)) }

func (l LineageID) Valid() bool { return LotID(l).Valid() }

func (l ListingID) Valid() bool { return IsDerived("listing", string(l)) }

func (r ReservationID) Valid() bool { return IsDerived("reservation", string(r)) }

func (o OfferID) Valid() bool { return IsDerived("offer", string(o)) }

func (s StagedID) Valid() bool { return IsDerived("staged", string(s)) }

func (i TransferID) Valid() bool { return IsDerived("transfer", string(i)) }

func (c CaseNumber) Valid() bool { return IsText(string(c), 60) }

func (e EncumbranceID) Valid() bool { return IsDerived("encumbrance", string(e)) }

func (m MemberID) Valid() bool { return IsName(string(m), 32) }

func (m MSPID) Valid() bool { return IsName(string(m), 64) }

func (r BankReference) Valid() bool { return IsName(string(r), 64) }

// IsName accepts 1 to most characters of [A-Za-z0-9._-].
func IsName(s string, most int) bool {
	if s == "" || len(s) > most {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-') {
			return false
		}
	}
	return true
}

// Kind names a sort of record; it is the first part of the record's key.
type Kind string
