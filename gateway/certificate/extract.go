package certificate

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
	"holdfast/gateway/api"
)

// What an extract certifies: the whole register of an issuer (주주명부), or what one entry of it holds (주주 보유 확인서).
const (
	kindRegister  = api.CertificateFactsKind("register")
	kindStatement = api.CertificateFactsKind("statement")
)

const (
	claimHeight     = "height"
	claimIssuer     = "issuer"
	claimEntry      = "entry"
	claimDigest     = "digest"
	claimCommitment = "commitment"
	claimTotals     = "totals"
	claimLots       = "lots"
	claimSignedWith = "signedWith"
)

// maxListedLots is how many lots a holder statement lists one by one; a longer one lists none, and its digest and totals
// stand for them.
const maxListedLots = 100

// SignedWith is the SHA-256, in hexadecimal, of the certificate that the document with the credential is signed with.
type SignedWith string

// RegisterExtract signs the credential of a register's extract: its digest and totals, without names.
func (i Issuer) RegisterExtract(register Register, signedWith SignedWith, at time.Time) (string, error) {
	return i.extract(register, kindRegister, nil, signedWith, at)
}

// HolderStatement signs the credential of what one entry holds. Personal is what it discloses: the data that the entry's
// commitment is made of. It fails when the data does not open the commitment.
func (i Issuer) HolderStatement(holding Register, personal model.EntryData, signedWith SignedWith, at time.Time) (string, error) {
	if len(holding.Entries) != 1 {
		return "", errors.New("a statement is about one entry")
	}
	commitment, err := personal.Commitment()
	if err != nil {
		return "", err
	}
	if commitment != holding.Entries[0].Commitment {
		return "", fmt.Errorf("the personal data is not what the ledger commits to")
	}
	return i.extract(holding, kindStatement, map[string]any{claimPersonal: personal}, signedWith, at)
}

func (i Issuer) extract(r Register, kind api.CertificateFactsKind, disclosed map[string]any, signedWith SignedWith, at time.Time) (string, error) {
	s, err := stateExtract(r, kind, i.Site.Member, string(signedWith))
	if err != nil {
		return "", err
	}
	return sdjwt.Issue(sdjwt.Credential{
		Issuer: i.Site.URL, Type: s.vct, IssuedAt: at, Holder: proof.PublicKey{}, Claims: s.claims, Disclosable: disclosed,
	}, i.Key.KeyID(), i.Key)
}

// stateExtract says what a register, or a holding, is at its height.
func stateExtract(r Register, kind api.CertificateFactsKind, member value.MemberID, signedWith string) (statement, error) {
	digest, err := r.Digest()
	if err != nil {
		return statement{}, err
	}
	s := statement{
		facts: api.CertificateFacts{
			Kind: kind, Issuer: r.Issuer.ID, IssuerName: r.Issuer.Name, Member: member, Ledger: r.Ledger, Digest: digest,
			SignedWith: signedWith, Height: api.Height(r.Height),
		},
		vct: typeRegister, position: r.Changed,
	}
	if kind == kindStatement {
		s.vct, s.facts.Entry, s.commitment = typeStatement, r.Entries[0].ID, r.Entries[0].Commitment
	}
	s.claims = s.visible()
	s.claims[claimHeight] = strconv.FormatUint(r.Height, 10)
	s.claims[claimDigest], s.claims[claimSignedWith] = digest, signedWith
	totals, err := r.Totals()
	if err != nil {
		return s, err
	}
	s.claims[claimTotals] = totalClaims(totals, kind)
	if kind == kindStatement {
		s.claims[claimEntry], s.claims[claimCommitment] = string(s.facts.Entry), string(s.commitment)
		if lots := r.Entries[0].Lots; len(lots) <= maxListedLots {
			s.claims[claimLots] = lotClaims(lots)
		}
	}
	return s, nil
}

func totalClaims(totals []Total, kind api.CertificateFactsKind) []any {
	claims := []any{}
	for _, t := range totals {
		claim := map[string]any{
			"class": string(t.Class), "className": t.Name, "quantity": decimal(int64(t.Shares)), "lots": decimal(int64(t.Lots)),
		}
		if kind == kindRegister {
			claim["holders"] = decimal(int64(t.Holders))
		}
		claims = append(claims, claim)
	}
	return claims
}

func lotClaims(lots []model.Lot) []any {
	claims := []any{}
	for _, l := range lots {
		claims = append(claims, map[string]any{
			"lot": string(l.ID), "class": string(l.Class), "quantity": decimal(int64(l.Quantity)), "free": decimal(int64(l.Free())),
			"provenance": string(l.Provenance), "effectiveOn": string(l.EffectiveOn),
		})
	}
	return claims
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// isExtract tells whether a credential type is one of this file's.
func isExtract(vct string) bool { return vct == typeRegister || vct == typeStatement }

// compareExtract holds an extract that a member signed against the ledger. While nothing of what it states was written
// since, all of it is made again and has to be the same. Once there are newer acts, the present records no longer give the
// digest: then the position is checked, and the member's signature stands for the rest.
func (v Verifier) compareExtract(records Records, member value.MemberID, verified extracted) (api.Verdict, error) {
	if verified.height > records.Height() {
		return api.Verdict{}, ErrBehind
	}
	now, err := verified.subject(records)
	if errors.Is(err, errMissing) {
		return v.refuse(records, api.Forged, codeNotOnLedger), nil
	}
	if err != nil {
		return api.Verdict{}, err
	}
	said, err := stateExtract(now, verified.kind, member, text(verified.Claims, claimSignedWith))
	if err != nil {
		return api.Verdict{}, err
	}
	changed, ok := verified.position != said.position, true
	if changed {
		said, ok, err = verified.earlier(records, said)
		if err != nil {
			return api.Verdict{}, err
		}
	} else {
		said.claims[claimHeight], said.facts.Height = text(verified.Claims, claimHeight), api.Height(verified.height)
		ok = said.sameClaims(verified.Claims)
	}
	disclosed, matches, shown := said.disclosed(verified.Verified)
	if !ok || !shown || verified.Type != said.vct || !sameHolder(said, verified.Verified) {
		return v.refuse(records, api.Forged, codeFactsDiffer), nil
	}
	status := "current"
	verdict := api.Verdict{
		Verdict: api.Genuine, AsOf: &said.position, Facts: &said.facts, Disclosed: disclosed, CommitmentMatches: matches,
		Totals: totalsOf(verified.Claims), Checked: v.check(records), Sentence: genuineExtract(said, nil),
	}
	if changed {
		status, verdict.Changed = "superseded", &now.Changed
		verdict.Sentence = genuineExtract(said, &now.Changed)
	}
	verdict.Status = &status
	return verdict, nil
}

// extracted is an extract's credential with the claims that say what it is about and as of when.
type extracted struct {
	sdjwt.Verified
	kind     api.CertificateFactsKind
	height   uint64
	position api.Position
}

// readExtract reads those claims. The moment of the position is the ledger's to say.
func readExtract(records Records, verified sdjwt.Verified) (extracted, bool) {
	e := extracted{Verified: verified, kind: kindRegister}
	if verified.Type == typeStatement {
		e.kind = kindStatement
	}
	height, heightErr := strconv.ParseUint(text(verified.Claims, claimHeight), 10, 63)
	block, blockErr := strconv.ParseUint(text(verified.Claims, claimBlock), 10, 63)
	e.height = height
	e.position = api.Position{Block: api.Block(block), Tx: text(verified.Claims, claimTransaction)}
	return e, heightErr == nil && blockErr == nil && block < height && text(verified.Claims, claimKind) == string(e.kind)
}

// subject reads what the extract is about, as it is now.
func (e *extracted) subject(records Records) (now Register, err error) {
	issuer := value.IssuerID(text(e.Claims, claimIssuer))
	if e.kind == kindStatement {
		now, err = records.Holding(value.EntryID(text(e.Claims, claimEntry)))
	} else {
		now, err = records.Register(issuer)
	}
	if err != nil {
		return now, err
	}
	if now.Issuer.ID != issuer || string(now.Ledger) != text(e.Claims, claimLedger) {
		return now, errMissing
	}
	if now.Changed.Block == e.position.Block && now.Changed.Tx == e.position.Tx {
		e.position.At = now.Changed.At
	}
	return now, nil
}

// earlier is what an extract stated before the newest act. It is not ok when the ledger does not have its position, or
// has it after what is there now.
func (e *extracted) earlier(records Records, now statement) (statement, bool, error) {
	at, err := records.Position(e.position.Tx)
	if errors.Is(err, errMissing) {
		return now, false, nil
	}
	if err != nil {
		return now, false, err
	}
	said := now
	said.position = at
	said.facts.IssuerName, said.facts.Digest = text(e.Claims, "issuerName"), text(e.Claims, claimDigest)
	said.facts.Height = api.Height(e.height)
	said.commitment = value.Commitment(text(e.Claims, claimCommitment))
	return said, at.Block == e.position.Block && at.Block <= now.position.Block, nil
}

// totalsOf reads the totals of a credential that was found genuine; what is out of form is left out.
func totalsOf(claims map[string]any) []api.ClassTotal {
	var totals []api.ClassTotal
	encoded, err := json.Marshal(claims[claimTotals])
	if err != nil || json.Unmarshal(encoded, &totals) != nil {
		return nil
	}
	return totals
}
