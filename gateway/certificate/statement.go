package certificate

import (
	"errors"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// Credential types (the vct claim).
const (
	typeContract = "urn:holdfast:credential:contract:1"
	typeHolding  = "urn:holdfast:credential:holding:1"
	typeFounding = "urn:holdfast:credential:founding:1"

	typeRegister  = "urn:holdfast:credential:register:1"
	typeStatement = "urn:holdfast:credential:statement:1"
)

// The claims that a credential shows always, and those that its holder may disclose.
const (
	claimLedger      = "ledger"
	claimMember      = "member"
	claimKind        = "kind"
	claimIssuance    = "issuance"
	claimTransaction = "transaction"
	claimBlock       = "block"
	claimPersonal    = "personal"
	claimPrice       = "price"
	claimTotal       = "total"
)

// kindFounding is what the specimen certifies.
const kindFounding = api.CertificateFactsKind("founding")

// statement is what the ledger says about one certificate: what a credential may state, and no more.
type statement struct {
	facts    api.CertificateFacts
	vct      string
	position api.Position
	// provenance and end are of the lot; a founding has neither.
	provenance *model.Provenance
	end        *api.VerdictEnd
	// annulled says that the claim of the lot's entry was not upheld, so that the holder never held the lot.
	annulled bool
	// claims are the visible claims, exactly.
	claims map[string]any
	// commitment is what personal data must open; empty for a founding.
	commitment value.Commitment
	// price and total are those of the contract; zero for other kinds.
	price, total value.Won
	holder       value.DID
	holderKey    value.KeyID
}

// stateIssuance reads what the ledger says of an issuance.
func stateIssuance(records Records, id value.IssuanceID) (statement, error) {
	issuance, err := find[model.Issuance](records, model.IssuanceRef(id))
	if err != nil {
		return statement{}, err
	}
	ledger, err := find[model.Ledger](records, model.LedgerRef)
	if err != nil {
		return statement{}, err
	}
	issuer, err := find[model.Issuer](records, model.IssuerRef(issuance.Issuer))
	if err != nil {
		return statement{}, err
	}
	class, err := find[model.ShareClass](records, model.ClassRef(issuance.Class))
	if err != nil {
		return statement{}, err
	}
	s := statement{
		facts: api.CertificateFacts{
			Kind: api.CertificateFactsKind(issuance.Kind), Issuance: issuance.ID, Issuer: issuer.ID, IssuerName: issuer.Name,
			Class: class.ID, ClassName: class.Name, Quantity: issuance.Quantity, Holder: issuance.Holder, Member: issuance.Member,
			Lot: issuance.Lot, Agreement: issuance.Agreement, Ledger: ledger.ID,
		},
		vct: typeHolding, provenance: &issuance.Provenance, commitment: issuance.Commitment,
		holder: issuance.Holder, holderKey: issuance.HolderKey,
	}
	if issuance.Kind == model.ContractCertificate {
		if err := s.addContract(records, issuance.Agreement); err != nil {
			return statement{}, err
		}
	}
	if s.position, err = positionOf(records, issuance.On); err != nil {
		return statement{}, err
	}
	if err = s.addLot(records, issuance); err != nil {
		return statement{}, err
	}
	s.claims = s.visible()
	s.claims[claimIssuance] = string(issuance.ID)
	s.claims["provenance"] = string(issuance.Provenance)
	return s, nil
}

func (s *statement) addContract(records Records, id value.AgreementID) error {
	agreement, err := find[model.Agreement](records, model.AgreementRef(id))
	if err != nil {
		return err
	}
	s.vct = typeContract
	s.facts.ContractOn = agreement.Terms.ContractOn
	s.price, s.total = agreement.Terms.Price, agreement.Terms.Total
	return nil
}

// stateFounding reads what the ledger says of its founding, for a specimen that a member signs.
func stateFounding(records Records, member value.MemberID) (statement, error) {
	ledger, err := find[model.Ledger](records, model.LedgerRef)
	if err != nil {
		return statement{}, err
	}
	s := statement{facts: api.CertificateFacts{Kind: kindFounding, Member: member, Ledger: ledger.ID}, vct: typeFounding}
	if s.position, err = positionOf(records, ledger.Founded); err != nil {
		return statement{}, err
	}
	s.claims = s.visible()
	members := make([]any, 0, len(ledger.Members))
	for _, m := range ledger.Members {
		members = append(members, string(m.ID))
	}
	s.claims["members"] = members
	s.claims["rules"] = ledger.Rules
	return s, nil
}

// visible are the facts as claims; empty facts are left out. Numbers are decimal strings, as everywhere in the API.
func (s *statement) visible() map[string]any {
	f := s.facts
	claims := map[string]any{
		claimLedger: string(f.Ledger), claimMember: string(f.Member), claimKind: string(f.Kind),
		claimTransaction: s.position.Tx, claimBlock: strconv.FormatUint(uint64(s.position.Block), 10),
	}
	for name, value := range map[string]string{
		"issuer": string(f.Issuer), "issuerName": f.IssuerName, "class": string(f.Class), "className": f.ClassName,
		"holder": string(f.Holder), "lot": string(f.Lot), "agreement": string(f.Agreement), "contractOn": string(f.ContractOn),
	} {
		if value != "" {
			claims[name] = value
		}
	}
	if f.Quantity > 0 {
		claims["quantity"] = strconv.FormatInt(int64(f.Quantity), 10)
	}
	return claims
}

func positionOf(records Records, on model.Stamp) (api.Position, error) {
	position, err := records.Position(on.Transaction)
	return api.Position{Block: position.Block, Tx: on.Transaction, At: on.At}, err
}

// addLot says what has become of the lot since.
func (s *statement) addLot(records Records, issuance model.Issuance) error {
	lot, err := find[model.Lot](records, model.LotRef(issuance.Lot))
	if err != nil {
		return err
	}
	if lot.Ended != nil {
		at, err := positionOf(records, lot.Ended.On)
		s.end = &api.VerdictEnd{At: at.At, Block: at.Block, Tx: at.Tx, On: at.At.DateInKorea()}
		return err
	}
	entry, err := find[model.HolderEntry](records, model.EntryRef(lot.Entry))
	s.annulled = issuance.Kind == model.HoldingCertificate && entry.Controller != issuance.Holder
	return err
}

// issuingKey is the key with which the ledger says that a member signs.
func issuingKey(records Records, id value.MemberID) (string, error) {
	ledger, err := find[model.Ledger](records, model.LedgerRef)
	if err != nil {
		return "", err
	}
	member, ok := ledger.Member(id)
	if !ok {
		return "", errors.New("the ledger has no such member")
	}
	return member.IssuingKey, nil
}
