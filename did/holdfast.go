package did

import (
	"context"
	"slices"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
	"holdfast/did/proof"
)

// MethodHoldfast is the method of parties: did:holdfast:<thumbprint>.
const MethodHoldfast Method = "holdfast"

// maxPartyKeys bounds the keys of one party.
const maxPartyKeys = 64

// Purpose is what a party keeps a key for.
type Purpose string

const (
	// PurposeLogIn keys prove who logs in.
	PurposeLogIn Purpose = "log in"
	// PurposeSign keys sign commands and statements.
	PurposeSign Purpose = "sign"
	// PurposeRecover keys only replace lost ones. DID Core has no word for
	// them: they are listed without a relationship.
	PurposeRecover Purpose = "recover"
)

// PartyKey is a key that the ledger holds as usable now.
type PartyKey struct {
	Public   proof.PublicKey
	Purposes []Purpose
}

// PartyLookup answers from the ledger.
type PartyLookup interface {
	// PartyKeys returns the usable keys of a party. Errors: not_found for an
	// identifier that is no party's; anything else means the ledger could not
	// be asked.
	PartyKeys(ctx context.Context, id DID) ([]PartyKey, error)
}

// HoldfastDID returns the identifier of the party whose first key this is.
func HoldfastDID(first proof.PublicKey) DID {
	return DID("did:holdfast:" + first.Thumbprint())
}

// ParseHoldfast checks that text is a party's identifier and returns it.
// Errors: malformed, too_large.
func ParseHoldfast(text string) (DID, error) {
	id, err := Parse(text)
	if err != nil {
		return "", err
	}
	thumbprint, err := strict.Base64URL(id.methodSpecific())
	if id.Method() != MethodHoldfast || err != nil || len(thumbprint) != 32 {
		return "", fault.New(fault.Malformed, "not the identifier of a party")
	}
	return id, nil
}

// HoldfastKeyID returns the id of one of a party's keys: its fragment is the
// key's own thumbprint, so it does not change when other keys do.
func HoldfastKeyID(party DID, key proof.PublicKey) KeyID { return party.Key(key.Thumbprint()) }

type holdfastResolver struct{ lookup PartyLookup }

// Holdfast resolves did:holdfast by asking lookup.
func Holdfast(lookup PartyLookup) Resolver { return holdfastResolver{lookup} }

func (holdfastResolver) Method() Method { return MethodHoldfast }

func (r holdfastResolver) Resolve(ctx context.Context, id DID) (Document, error) {
	if _, err := ParseHoldfast(string(id)); err != nil {
		return Document{}, err
	}
	keys, err := r.lookup.PartyKeys(ctx, id)
	if err != nil {
		return Document{}, err
	}
	if len(keys) > maxPartyKeys {
		return Document{}, fault.New(fault.TooLarge, "party has more keys than allowed")
	}
	document := Document{ID: id}
	for _, key := range keys {
		document.Keys = append(document.Keys, Key{
			ID:            HoldfastKeyID(id, key.Public),
			Public:        key.Public,
			Relationships: relationships(key.Purposes),
		})
	}
	return document, nil
}

func relationships(purposes []Purpose) []Relationship {
	var uses []Relationship
	if slices.Contains(purposes, PurposeLogIn) {
		uses = append(uses, Authentication)
	}
	if slices.Contains(purposes, PurposeSign) {
		uses = append(uses, AssertionMethod, CapabilityInvocation)
	}
	return uses
}
