package party_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// unproven takes the last proof off a command, which is that of the last key that it brings, and puts others in its place.
func unproven(signed model.SignedCommand, others ...model.Proof) model.SignedCommand {
	signed.Proofs = append(slices.Clone(signed.Proofs[:len(signed.Proofs)-1]), others...)
	return signed
}

// proves is a proof by a key under a name.
func proves(key rulestest.Someone, name value.KeyID, message string) model.Proof {
	return model.Proof{Type: "words", Value: rulestest.ProofValue(key.JWK(), name, []byte(message))}
}

// Every act that gives a party a key is refused, and writes nothing, unless the key itself has signed the same bytes.
func TestWhoBringsAKeyShowsThatTheyHaveIt(t *testing.T) {
	const tablet rulestest.Someone = "tablet"
	name := rulestest.Seller.KeyNamed(tablet)
	for act, sign := range map[string]func(w *rulestest.World) model.SignedCommand{
		"added": func(w *rulestest.World) model.SignedCommand {
			return w.AddKey(rulestest.Seller, tablet, rulestest.ToSign...)
		},
		"replaced": func(w *rulestest.World) model.SignedCommand {
			return replaceKey(w, rulestest.Seller, rulestest.Seller, tablet)
		},
		"recovered": func(w *rulestest.World) model.SignedCommand {
			signed := openRecovery(w, rulestest.Seller, tablet) // the actor's proof, the key's, the other desk's
			slices.Reverse(signed.Proofs[1:])
			return signed
		},
	} {
		t.Run(act, func(t *testing.T) {
			w, _ := recoverable(t)
			good := sign(w)
			w.Refused(value.CodeBadProof, unproven(good))
			w.Refused(value.CodeBadProof, unproven(good, proves(tablet, name, good.Command+" ")))
			w.Refused(value.CodeBadProof, unproven(good, proves(tablet, tablet.Kid(), good.Command)))
			w.Refused(value.CodeBadProof, unproven(good, proves(tablet, rulestest.Buyer.KeyNamed(tablet), good.Command)))
			w.Refused(value.CodeBadProof, unproven(good, proves("thief", name, good.Command)))
			w.Refused(value.CodeBadProof, unproven(good, proves("thief", rulestest.Seller.KeyNamed("thief"), good.Command)))
			if outcome, _ := w.Load(model.OutcomeRef(good.ID())); outcome != nil {
				t.Error("a command whose key proves nothing has an outcome")
			}
			w.Applied(good)
			w.Check()
		})
	}
}

func TestTheProofOfAKeyIsNobodysSignature(t *testing.T) {
	w := rulestest.Founded(t)
	good := w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...)
	alone := good
	alone.Proofs = good.Proofs[1:]
	w.Refused(value.CodeBadProof, alone)
	w.Refused(value.CodeBadProof, model.SignedCommand{Command: good.Command, Proofs: append(slices.Clone(good.Proofs), good.Proofs[1])})
	w.Refused(value.CodeBadProof, rulestest.Cosigned(good, rulestest.Buyer)) // nobody signs it with the party
	w.Refused(value.CodeBadProof, model.SignedCommand{Command: good.Command, Proofs: append(slices.Clone(good.Proofs[1:]), good.Proofs[0])})
	w.Applied(good)
	w.Check()
}

func TestATextThatIsNoKeyIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeBadProof, w.Command(rulestest.Seller, "", &party.KeyAdded{Key: party.NewKey{JWK: "no key", Purposes: rulestest.ToSign}}))
	w.Refused(value.CodeBadProof, w.Command(rulestest.Seller, "", &party.KeyReplaced{Key: rulestest.Seller.Kid(), With: "no key"}))
	w.Check()
}
