package record_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ofNoRegister are the kinds of records that belong to no register.
var ofNoRegister = []value.Kind{model.KindLedger, model.KindParty, model.KindDesk, model.KindOutcome, model.KindPartyAuthority, model.KindKeyHolder, model.KindCalendar, model.KindClock, model.KindFresh, model.KindPastKey}

func TestEveryRecordBelongsToARegisterOrIsOfAKindThatBelongsToNone(t *testing.T) {
	for _, sample := range everySample() {
		kind := sample.Ref().Kind
		issuer, through := model.RegisterOf(sample)
		of := issuer != "" || through.Valid()
		if purge, ok := sample.(model.Purge); ok && purge.Party != "" {
			kind = model.KindParty // a note about a party's data belongs to no register, as the party
		}
		if of == slices.Contains(ofNoRegister, kind) || issuer != "" && through != (model.Ref{}) {
			t.Errorf("%s belongs to %q, or where %v does", kind, issuer, through)
		}
		if issuer != "" && issuer != sampleIssuer {
			t.Errorf("%s belongs to %q", kind, issuer)
		}
	}
}
