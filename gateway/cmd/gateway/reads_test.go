package main

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/httpapi"
)

func TestADIDDocumentListsTheKeysThatCanBeUsed(t *testing.T) {
	private, err := proof.Generate(proof.ES256)
	if err != nil {
		t.Fatal(err)
	}
	const now value.Time = 1_800_000_000
	for name, try := range map[string]struct {
		until, ended value.Time
		listed       bool
	}{
		"given":                     {0, 0, true},
		"retiring":                  {now + 1, now - 10, true},
		"retired":                   {now, now - 10, false},
		"revoked":                   {now, now, false},
		"revoked by a faster clock": {now + 60, now + 60, false},
	} {
		key := model.Key{JWK: string(private.Public().JWK()), Purposes: []model.Purpose{model.PurposeSign}, Until: try.until}
		if try.ended > 0 {
			key.Ended = &model.Stamp{At: try.ended}
		}
		keys, err := httpapi.UsableKeys(model.Party{Keys: []model.Key{key}}, now)
		if err != nil || (len(keys) == 1) != try.listed {
			t.Errorf("%s: got %d keys, %v", name, len(keys), err)
		}
	}
}
