package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// possessed checks that every key that the command brings has made one proof of it after the actor's, so that nobody is given a key
// that they have not, and nobody's key is written down as another's. It gives the proofs that are left: those of who signs, the
// actor's first.
func (t *Tx) possessed(command *model.Command, proofs []model.Proof) ([]model.Proof, error) {
	party, keys := command.Brings()
	signers := slices.Clone(proofs)
	for _, jwk := range keys {
		thumbprint, err := t.Verifier.Thumbprint(jwk)
		if err != nil {
			return nil, value.Deny(value.CodeBadProof, value.Because("new-key-out-of-form"))
		}
		name := value.KeyOf(party, thumbprint)
		i := 1 + slices.IndexFunc(signers[1:], func(p model.Proof) bool {
			named, err := t.Verifier.KeyID(p)
			return err == nil && named == name
		})
		if i == 0 {
			return nil, value.Deny(value.CodeBadProof, value.Because("new-key-proves-nothing"), value.AnID("key", thumbprint))
		}
		if err := t.Verify(jwk, name, signers[i]); err != nil {
			return nil, err
		}
		signers = slices.Delete(signers, i, i+1)
	}
	return signers, nil
}
