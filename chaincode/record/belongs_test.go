package record_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

// ofNoRegister are the kinds of records that belong to no register.
var ofNoRegister = []core.Kind{core.KindLedger, core.KindParty, core.KindDesk, core.KindOutcome, core.KindPartyAuthority, core.KindKeyHolder}

func TestEveryRecordBelongsToARegisterOrIsOfAKindThatBelongsToNone(t *testing.T) {
	for _, sample := range everySample() {
		kind := sample.Ref().Kind
		issuer, through := core.RegisterOf(sample)
		of := issuer != "" || through.Valid()
		if of == slices.Contains(ofNoRegister, kind) || issuer != "" && through != (core.Ref{}) {
			t.Errorf("%s belongs to %q, or where %v does", kind, issuer, through)
		}
		if issuer != "" && issuer != sampleIssuer {
			t.Errorf("%s belongs to %q", kind, issuer)
		}
	}
}
