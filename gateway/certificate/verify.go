package certificate

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/fault"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
	"holdfast/gateway/api"
)

// MaxCredential is the largest certificate that is looked at, in bytes.
const MaxCredential = 64 << 10

// ErrBehind says that the certificate is signed by a member and names a block that this site has not read yet. Nothing is
// known against it; ask again.
var ErrBehind = errors.New("the certificate names a block that this site has not read yet")

// The codes of verdicts that are not genuine, besides those of package did/fault.
const (
	codeUnreadable  = "not-a-certificate"
	codeFactsDiffer = "facts-differ"
	codeNotOnLedger = "not-on-ledger"

	codeNoDocument      = "not-a-document"
	codeDocumentChanged = "document-changed"
	codeOtherSigner     = "document-of-other-signer"
)

// Verifier checks certificates at one site.
type Verifier struct {
	// Member is whose site checks.
	Member value.MemberID
	// Sites are the sites whose certificates are accepted.
	Sites []Site
}

// Verify checks a certificate against the ledger. Whatever is wrong with the certificate is a verdict; an error means that
// the check could not be made: ErrBehind, or a failure to read.
func (v Verifier) Verify(records Records, credential string, now time.Time) (api.Verdict, error) {
	credential = strings.TrimSpace(credential)
	if len(credential) > MaxCredential || !strings.ContainsAny(credential, ".~") {
		return v.refuse(records, api.Unreadable, codeUnreadable), nil
	}
	var broken error
	lookup := func(iss, kid string) (proof.PublicKey, error) {
		key, err := v.key(records, iss, kid)
		if err != nil && !isFault(err) {
			broken = err
		}
		return key, err
	}
	verified, err := sdjwt.Verify(credential, lookup, now, sdjwt.Options{})
	if broken != nil {
		return api.Verdict{}, broken
	}
	if err != nil {
		return v.refuse(records, api.Forged, string(fault.CodeOf(err))), nil
	}
	return v.compare(records, verified)
}

// VerifyDocument checks the credential that was taken out of a signed document whose signature holds. Besides what Verify
// asks for, the credential has to name the certificate that the document is signed with: so a member's issuing key, which
// the ledger names, stands for everything that the document shows.
func (v Verifier) VerifyDocument(records Records, credential string, signedWith SignedWith, now time.Time) (api.Verdict, error) {
	verdict, err := v.Verify(records, credential, now)
	if err != nil || verdict.Verdict != api.Genuine {
		return verdict, err
	}
	if signedWith == "" || verdict.Facts.SignedWith != string(signedWith) {
		return v.refuse(records, api.Forged, codeOtherSigner), nil
	}
	return verdict, nil
}

// UnreadableDocument is the verdict on a file that is no document of a member's.
func (v Verifier) UnreadableDocument(records Records) api.Verdict {
	verdict := v.refuse(records, api.Unreadable, codeNoDocument)
	verdict.Sentence = noDocument
	return verdict
}

// ChangedDocument is the verdict on a document whose signature does not hold.
func (v Verifier) ChangedDocument(records Records) api.Verdict {
	return v.refuse(records, api.Forged, codeDocumentChanged)
}

func isFault(err error) bool {
	var f *fault.Error
	return errors.As(err, &f)
}

// key finds the issuing key that the ledger gives the member whose site iss is.
func (v Verifier) key(records Records, iss, kid string) (proof.PublicKey, error) {
	for _, site := range v.Sites {
		if site.URL != iss {
			continue
		}
		jwk, err := issuingKey(records, site.Member)
		if err != nil {
			return proof.PublicKey{}, err
		}
		key, err := proof.ParseJWK([]byte(jwk))
		if err != nil {
			return proof.PublicKey{}, err
		}
		if key.Thumbprint() != kid {
			return proof.PublicKey{}, fault.New(fault.NotFound, "the ledger gives the member another issuing key")
		}
		return key, nil
	}
	return proof.PublicKey{}, fault.New(fault.UnknownIssuer, "no member of the ledger has this site")
}

// compare holds a credential that a member signed against what the ledger says.
func (v Verifier) compare(records Records, verified sdjwt.Verified) (api.Verdict, error) {
	member := value.MemberID(text(verified.Claims, claimMember))
	if !v.owns(member, verified.Issuer) {
		return v.refuse(records, api.Forged, codeFactsDiffer), nil
	}
	if block, err := json.Number(text(verified.Claims, claimBlock)).Int64(); err != nil || block < 0 {
		return v.refuse(records, api.Forged, codeFactsDiffer), nil
	} else if uint64(block) >= records.Height() {
		return api.Verdict{}, ErrBehind
	}
	if isExtract(verified.Type) {
		read, ok := readExtract(records, verified)
		if !ok {
			return v.refuse(records, api.Forged, codeFactsDiffer), nil
		}
		return v.compareExtract(records, member, read)
	}
	said, err := v.said(records, member, verified)
	if errors.Is(err, errMissing) {
		return v.refuse(records, api.Forged, codeNotOnLedger), nil
	}
	if err != nil {
		return api.Verdict{}, err
	}
	disclosed, matches, ok := said.disclosed(verified)
	if !ok || verified.Type != said.vct || !said.sameClaims(verified.Claims) || !sameHolder(said, verified) {
		return v.refuse(records, api.Forged, codeFactsDiffer), nil
	}
	status := "current"
	if said.end != nil || said.annulled {
		status = "ended"
	}
	return api.Verdict{
		Verdict: api.Genuine, Status: &status, AsOf: &said.position, Ended: said.end, Provenance: said.provenance,
		Facts: &said.facts, Disclosed: disclosed, CommitmentMatches: matches, Checked: v.check(records), Sentence: genuine(said),
	}, nil
}

func (v Verifier) owns(member value.MemberID, url string) bool {
	for _, site := range v.Sites {
		if site.Member == member && site.URL == url {
			return true
		}
	}
	return false
}

func (v Verifier) said(records Records, member value.MemberID, verified sdjwt.Verified) (statement, error) {
	if verified.Type == typeFounding {
		return stateFounding(records, member)
	}
	return stateIssuance(records, value.IssuanceID(text(verified.Claims, claimIssuance)))
}

// beside are claims that a credential has besides the visible statement.
var beside = map[string]bool{
	"iss": true, "iat": true, "vct": true, "cnf": true, claimPersonal: true, claimPrice: true, claimTotal: true,
}

// sameClaims tells whether a credential states exactly what the ledger says.
func (s statement) sameClaims(claims map[string]any) bool {
	stated := map[string]any{}
	for name, value := range claims {
		if !beside[name] {
			stated[name] = value
		}
	}
	return reflect.DeepEqual(stated, s.claims)
}

// disclosed reads what the holder chose to show. It is not ok when that is out of form or is not what the contract says;
// matches tells whether personal data opens the ledger's commitment, and is nil when none was shown.
func (s statement) disclosed(verified sdjwt.Verified) (shown *api.Disclosed, matches *bool, ok bool) {
	var out api.Disclosed
	some := false
	if personal, given := verified.Claims[claimPersonal]; given {
		data, err := entryData(personal)
		if err != nil {
			return nil, nil, false
		}
		commitment, err := data.Commitment()
		same := err == nil && commitment == s.commitment
		who := data.Identity
		out.Name, out.Identifier, out.Address, out.Kind = who.Name, who.Identifier, data.Address.Address, who.Kind
		matches, some = &same, true
		if !same {
			return nil, nil, false
		}
	}
	for name, amount := range map[string]value.Won{claimPrice: s.price, claimTotal: s.total} {
		if _, given := verified.Claims[name]; !given {
			continue
		}
		var stated value.Won
		encoded, err := json.Marshal(verified.Claims[name])
		if err != nil || json.Unmarshal(encoded, &stated) != nil || stated != amount || amount == 0 {
			return nil, nil, false
		}
		some = true
		if name == claimPrice {
			out.Price = stated
		} else {
			out.Total = stated
		}
	}
	if !some {
		return nil, nil, true
	}
	return &out, matches, true
}

func entryData(claim any) (model.EntryData, error) {
	var data model.EntryData
	encoded, err := json.Marshal(claim)
	if err == nil {
		err = json.Unmarshal(encoded, &data)
	}
	return data, err
}

// sameHolder tells whether the credential is bound to the key that the issuance names; a founding is bound to none.
func sameHolder(s statement, verified sdjwt.Verified) bool {
	if s.holder == "" {
		return verified.Holder.IsZero()
	}
	return !verified.Holder.IsZero() && string(s.holderKey) == string(s.holder)+"#"+verified.Holder.Thumbprint()
}

func text(claims map[string]any, name string) string {
	value, _ := claims[name].(string)
	return value
}

func (v Verifier) check(records Records) api.VerdictCheck {
	return api.VerdictCheck{Height: api.Height(records.Height()), Member: v.Member}
}

func (v Verifier) refuse(records Records, verdict api.VerdictVerdict, code string) api.Verdict {
	return api.Verdict{Verdict: verdict, Code: code, Checked: v.check(records), Sentence: refused(verdict)}
}
