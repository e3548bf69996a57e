package httpapi

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/proof"
)

// uses are the ledger's purposes in a DID document's words.
var uses = map[model.Purpose]did.Purpose{
	model.PurposeLogin: did.PurposeLogIn, model.PurposeSign: did.PurposeSign, model.PurposeRecover: did.PurposeRecover,
}

// UsableKeys are the keys that stand in a party's DID document at a moment: those that were neither revoked nor replaced a day ago.
// It fails for a key that is no JWK, of which the ledger has none.
func UsableKeys(party model.Party, now value.Time) ([]did.PartyKey, error) {
	keys := make([]did.PartyKey, 0, len(party.Keys))
	for _, k := range party.Keys {
		if !k.Active(now) {
			continue
		}
		public, err := proof.ParseJWK([]byte(k.JWK))
		if err != nil {
			return nil, err
		}
		purposes := make([]did.Purpose, 0, len(k.Purposes))
		for _, p := range k.Purposes {
			if use, ok := uses[p]; ok { // a worker's key stands under no purpose of a document
				purposes = append(purposes, use)
			}
		}
		keys = append(keys, did.PartyKey{Public: public, Purposes: purposes})
	}
	return keys, nil
}
