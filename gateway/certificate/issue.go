package certificate

import (
	"fmt"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
)

// IssuingKey is a member's key for issuing. Package did/aries keeps one.
type IssuingKey interface {
	proof.Signer
	KeyID() string
}

// Site is a member's site as credentials name it.
type Site struct {
	Member value.MemberID
	// URL is the iss claim of the credentials that the member signs.
	URL string
}

// Issuer signs this member's credentials.
type Issuer struct {
	Site Site
	Key  IssuingKey
}

// Issue signs the credential of an issuance that names this member. Personal is what the holder may disclose: the data
// that the issuance's commitment is made of; nil where this member does not keep it. It fails when the data does not open
// the commitment.
func (i Issuer) Issue(records Records, id value.IssuanceID, personal *model.EntryData) (string, error) {
	s, err := stateIssuance(records, id)
	if err != nil {
		return "", err
	}
	if s.facts.Member != i.Site.Member {
		return "", fmt.Errorf("the issuance names %s", s.facts.Member)
	}
	party, err := find[model.Party](records, model.PartyRef(s.holder))
	if err != nil {
		return "", err
	}
	bound, ok := party.Key(s.holderKey)
	if !ok {
		return "", fmt.Errorf("the holder no longer has the key that the issuance binds")
	}
	holder, err := proof.ParseJWK([]byte(bound.JWK))
	if err != nil {
		return "", err
	}
	disclosable := map[string]any{}
	if personal != nil {
		commitment, err := personal.Commitment()
		if err != nil {
			return "", err
		}
		if commitment != s.commitment {
			return "", fmt.Errorf("the personal data is not what the ledger commits to")
		}
		disclosable[claimPersonal] = *personal
	}
	if s.total > 0 {
		disclosable[claimPrice], disclosable[claimTotal] = s.price, s.total
	}
	return i.sign(s, holder, disclosable)
}

// Specimen signs the certificate of the ledger's founding, which names nobody and which anybody may hold.
func (i Issuer) Specimen(records Records) (string, error) {
	s, err := stateFounding(records, i.Site.Member)
	if err != nil {
		return "", err
	}
	return i.sign(s, proof.PublicKey{}, nil)
}

func (i Issuer) sign(s statement, holder proof.PublicKey, disclosable map[string]any) (string, error) {
	return sdjwt.Issue(sdjwt.Credential{
		Issuer: i.Site.URL, Type: s.vct, IssuedAt: time.Unix(int64(s.position.At), 0), Holder: holder,
		Claims: s.claims, Disclosable: disclosable,
	}, i.Key.KeyID(), i.Key)
}
