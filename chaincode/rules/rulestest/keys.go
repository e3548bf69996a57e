package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
)

var ToSign = []model.Purpose{model.PurposeLogin, model.PurposeSign}

func (s Someone) KeyNamed(key Someone) value.KeyID { return value.KeyOf(s.Did(), key.Thumbprint()) }

func (w *World) AddKey(who, key Someone, purposes ...model.Purpose) model.SignedCommand {
	w.Helper()
	return w.Command(who, "", &party.KeyAdded{Key: party.NewKey{JWK: key.JWK(), Purposes: purposes}})
}

func (w *World) RevokeKey(who, key Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, "", &party.KeyRevoked{Key: who.KeyNamed(key)})
}
