package did

import (
	"encoding/json"
	"slices"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

// Relationship is what a key may be used for (DID Core section 5.3).
type Relationship string

const (
	// Authentication keys log in.
	Authentication Relationship = "authentication"
	// AssertionMethod keys sign statements, such as credentials.
	AssertionMethod Relationship = "assertionMethod"
	// CapabilityInvocation keys sign commands.
	CapabilityInvocation Relationship = "capabilityInvocation"
	// CapabilityDelegation keys may name others to act.
	CapabilityDelegation Relationship = "capabilityDelegation"
)

// Document is a DID document: an identifier's keys.
type Document struct {
	ID   DID
	Keys []Key
}

// Key is a verification method. One without relationships is only listed.
type Key struct {
	ID            KeyID
	Public        proof.PublicKey
	Relationships []Relationship
}

// KeyFor returns the public key with this id if it may be used so. Errors:
// not_found for a key the document does not list for that use.
func (d Document) KeyFor(id KeyID, use Relationship) (proof.PublicKey, error) {
	for _, key := range d.Keys {
		if key.ID == id && slices.Contains(key.Relationships, use) {
			return key.Public, nil
		}
	}
	return proof.PublicKey{}, fault.New(fault.NotFound, "the document lists no such key for this use")
}

// The JSON-LD contexts of a document whose keys are JSON Web Keys.
var contexts = []string{"https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"}

type verificationMethodJSON struct {
	ID           KeyID           `json:"id"`
	Type         string          `json:"type"`
	Controller   DID             `json:"controller"`
	PublicKeyJWK json.RawMessage `json:"publicKeyJwk"`
}

type documentJSON struct {
	Context              []string                 `json:"@context"`
	ID                   DID                      `json:"id"`
	VerificationMethod   []verificationMethodJSON `json:"verificationMethod"`
	Authentication       []KeyID                  `json:"authentication,omitempty"`
	AssertionMethod      []KeyID                  `json:"assertionMethod,omitempty"`
	CapabilityInvocation []KeyID                  `json:"capabilityInvocation,omitempty"`
	CapabilityDelegation []KeyID                  `json:"capabilityDelegation,omitempty"`
}

// JSON returns the document as DID Core section 6.3 writes it, with
// JsonWebKey2020 verification methods.
func (d Document) JSON() ([]byte, error) {
	methods := make([]verificationMethodJSON, 0, len(d.Keys))
	for _, key := range d.Keys {
		methods = append(methods, verificationMethodJSON{key.ID, "JsonWebKey2020", d.ID, key.Public.JWK()})
	}
	encoded, err := json.Marshal(documentJSON{
		Context:              contexts,
		ID:                   d.ID,
		VerificationMethod:   methods,
		Authentication:       d.keysFor(Authentication),
		AssertionMethod:      d.keysFor(AssertionMethod),
		CapabilityInvocation: d.keysFor(CapabilityInvocation),
		CapabilityDelegation: d.keysFor(CapabilityDelegation),
	})
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "document cannot be encoded", err)
	}
	return encoded, nil
}

func (d Document) keysFor(use Relationship) []KeyID {
	var ids []KeyID
	for _, key := range d.Keys {
		if slices.Contains(key.Relationships, use) {
			ids = append(ids, key.ID)
		}
	}
	return ids
}
