package rules_test

import (
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// resigned is a command with other bytes, signed by the actor.
func resigned(actor rulestest.Someone, text string) model.SignedCommand {
	return model.SignedCommand{Command: text, Proofs: []model.Proof{actor.Prove(text)}}
}

// orderly is a command that every rule allows: an administrator appoints somebody.
func orderly(w *rulestest.World, edits ...rulestest.Edit) model.SignedCommand {
	w.Helper()
	return w.Command(rulestest.Administrator(1), "", &party.DeskAppointed{Member: "member1", Kind: model.OperatorDesk, Party: rulestest.Stranger.Did(), Until: w.Now.After(60)}, edits...)
}

func TestACommandSignedByAnotherKeyIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	signed := orderly(w)
	for name, p := range map[string]model.Proof{
		"somebody else's":               rulestest.Stranger.Prove(signed.Command),
		"of another command":            rulestest.Administrator(1).Prove(orderly(w).Command),
		"by a key of another's name":    {Value: rulestest.ProofValue(rulestest.Stranger.JWK(), rulestest.Administrator(1).Kid(), []byte(signed.Command))},
		"that is none":                  {},
		"that is larger than it may be": {Value: strings.Repeat("x", value.MaxProofBytes+1)},
	} {
		signed.Proofs = []model.Proof{p}
		t.Run(name, func(t *testing.T) { w.In(t).Refused(value.CodeBadProof, signed) })
	}
	signed.Proofs = nil
	w.Refused(value.CodeBadProof, signed)
	signed.Proofs = []model.Proof{rulestest.Administrator(1).Prove(signed.Command), rulestest.Administrator(1).Prove(signed.Command)}
	w.Refused(value.CodeBadProof, signed)
}

func TestTheKeyForRecoverySignsNoCommand(t *testing.T) {
	w := rulestest.Founded(t)
	recovery := rulestest.Buyer + " recovery"
	signed := w.Command(rulestest.Buyer, "", &company.IssuerApplied{Facts: rulestest.Facts()})
	signed.Proofs[0] = model.Proof{Value: rulestest.ProofValue(recovery.JWK(), value.KeyOf(rulestest.Buyer.Did(), recovery.Thumbprint()), []byte(signed.Command))}
	w.Refused(value.CodeBadProof, signed)
}

func TestACommandOfAnUnknownActorIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeUnknownActor, w.Command("nobody", "", &company.IssuerApplied{Facts: rulestest.Facts()}))
}

func TestAnExpiredCommandIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	signed := orderly(w, func(c *model.Command) { c.Expires = w.Now.After(10) })
	w.Pass(10)
	w.Refused(value.CodeExpired, signed)
}

func TestACommandExpiresWithinADay(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeExpiryTooFar, orderly(w, func(c *model.Command) { c.Expires = w.Now.After(value.Day + 1) }))
	w.Applied(orderly(w, func(c *model.Command) { c.Expires = w.Now.After(value.Day) }))
}

func TestACommandForAnotherLedgerIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeOtherLedger, orderly(w, func(c *model.Command) { c.Ledger = value.LedgerID(strings.Repeat("2e", 32)) }))
}

func TestBeforeItsFoundingALedgerTakesNoCommand(t *testing.T) {
	w := rulestest.NewWorld(t)
	w.Refused(value.CodeNotFounded, orderly(w))
	w.Refused(value.CodeNotFounded, w.Introduction(rulestest.Stranger))
}

func TestAReplayedCommandGivesItsFirstOutcomeAndChangesNothing(t *testing.T) {
	w, d := rulestest.Funded(t)
	settle := w.Settle(d)
	rejected := w.Vote(d, rulestest.Director3, true)
	first := w.Submit(settle, rejected)
	w.Pass(2 * value.Day)
	before := w.In(t)
	settle.Proofs = nil // the outcome is public; whoever asks again needs no proof
	for i, again := range w.Submit(settle, rejected, settle) {
		want := first[i%2]
		want.Repeated = true
		if again.Command != want.Command || again.Status != want.Status || again.Code != want.Code || again.On != want.On || !again.Repeated {
			t.Errorf("got %+v, first was %+v", again, want)
		}
	}
	w.Unchanged(before.State)
}

func TestWithinABatchACommandIsDecidedOnce(t *testing.T) {
	w := rulestest.Founded(t)
	signed := orderly(w)
	replies := w.Submit(signed, signed)
	if replies[0].Repeated || !replies[1].Repeated || replies[0].On != replies[1].On {
		t.Errorf("got %+v", replies)
	}
}

func TestACommandOutOfFormIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	good := orderly(w).Command
	change := func(old, new string) string {
		t.Helper()
		changed := strings.Replace(good, old, new, 1)
		if changed == good {
			t.Fatalf("%s is not in %s", old, good)
		}
		return changed
	}
	for name, c := range map[string]struct {
		code value.Code
		text string
	}{
		"unknown field":          {value.CodeMalformed, change(`"kind":`, `"extra":1,"kind":`)},
		"unknown envelope field": {value.CodeMalformed, change(`"expires":`, `"extra":1,"expires":`)},
		"duplicate key":          {value.CodeNotCanonical, change(`"kind":"operator"`, `"kind":"operator","kind":"operator"`)},
		"duplicate type":         {value.CodeNotCanonical, change(`"v":1`, `"type":"DeskAppointed","v":1`)},
		"case variant":           {value.CodeNotCanonical, change(`"kind"`, `"Kind"`)},
		"case variant of type":   {value.CodeNotCanonical, change(`"type"`, `"TYPE"`)},
		"other order":            {value.CodeNotCanonical, `{"v":1,` + strings.TrimSuffix(good[1:], `,"v":1}`) + `}`},
		"white space":            {value.CodeNotCanonical, change(`,"`, `, "`)},
		"trailing space":         {value.CodeNotCanonical, good + " "},
		"trailing value":         {value.CodeMalformed, good + "{}"},
		"escaped letter":         {value.CodeNotCanonical, change(`operator`, `\u006fperator`)},
		"broken UTF-8":           {value.CodeNotCanonical, change(`operator`, "operator\xff")},
		"half a surrogate":       {value.CodeNotCanonical, change(`operator`, `\ud800`)},
		"missing field":          {value.CodeNotCanonical, change(`"kind":"operator",`, ``)},
		"null body":              {value.CodeMalformed, good[:strings.Index(good, `"body":`)] + `"body":null,` + good[strings.Index(good, `"expires"`):]},
		"number as number":       {value.CodeMalformed, change(`"limit":"0"`, `"limit":0`)},
		"number with zero":       {value.CodeMalformed, change(`"limit":"0"`, `"limit":"00"`)},
		"negative number":        {value.CodeMalformed, change(`"limit":"0"`, `"limit":"-1"`)},
		"number too large":       {value.CodeMalformed, change(`"limit":"0"`, `"limit":"9999999999999999999"`)},
		"fraction":               {value.CodeMalformed, change(`"v":1`, `"v":1.0`)},
		"exponent":               {value.CodeMalformed, change(`"v":1`, `"v":1e0`)},
		"time with fraction":     {value.CodeMalformed, change(`Z"`, `.0Z"`)},
		"time with zone":         {value.CodeMalformed, change(`Z"`, `+00:00"`)},
		"other version":          {value.CodeMalformed, change(`"v":1`, `"v":2`)},
		"unknown type":           {value.CodeUnknownType, change(`DeskAppointed`, `DeskappointeD`)},
		"register not asked for": {value.CodeMalformed, change(`"type"`, `"register":"issuer-000102030405060708090a0b0c0d0e0f","type"`)},
		"short nonce":            {value.CodeMalformed, change(`nonce-000000000`, `n`)},
		"not JSON":               {value.CodeMalformed, "hello"},
		"nothing":                {value.CodeMalformed, ""},
		"an array":               {value.CodeMalformed, "[]"},
		"64 KiB and a byte":      {value.CodeTooLarge, strings.Repeat(" ", value.MaxCommandBytes+1)},
		"10 MB":                  {value.CodeTooLarge, good + strings.Repeat(" ", 10<<20)},
		"deep nesting":           {value.CodeMalformed, strings.Repeat("[", 60<<10)},
	} {
		t.Run(name, func(t *testing.T) { w.In(t).Refused(c.code, resigned(rulestest.Administrator(1), c.text)) })
	}
	w.Applied(resigned(rulestest.Administrator(1), good))
}

func TestACommandThatWaitsIsDeferredUntilWhatItWaitsForIsApplied(t *testing.T) {
	w := rulestest.Founded(t)
	first := orderly(w)
	second := orderly(w, rulestest.After(first.ID()))
	w.Refused(value.CodeDeferred, second)
	replies := w.Submit(second, first, second)
	if replies[0].Status != model.Deferred || replies[1].Status != model.Applied || replies[2].Status != model.Applied {
		t.Errorf("got %+v", replies)
	}
}

func TestACommandThatWaitsForARejectedOneIsRejected(t *testing.T) {
	w := rulestest.Founded(t)
	bad := w.Command(rulestest.Stranger, "", &party.DeskEnded{Member: "member1", Kind: model.EscrowDesk, Party: rulestest.Buyer.Did()})
	w.Rejected(value.CodeNotAdministrator, bad)
	w.Rejected(value.CodeNotAdministrator, w.Command(rulestest.Stranger, "", &party.DeskEnded{Member: "member1", Kind: model.EscrowDesk, Party: rulestest.Buyer.Did()}))
	w.Submit(bad)
	w.Rejected(value.CodeAfterRejected, orderly(w, rulestest.After(bad.ID())))
}

func TestOneBadCommandDoesNotTakeItsBatchAlong(t *testing.T) {
	w := rulestest.Founded(t)
	forged := orderly(w)
	forged.Proofs = []model.Proof{rulestest.Stranger.Prove(forged.Command)}
	forbidden := w.Command(rulestest.Stranger, "", &party.DeskEnded{Member: "member1", Kind: model.EscrowDesk, Party: rulestest.Buyer.Did()})
	replies := w.Submit(orderly(w), forged, resigned(rulestest.Stranger, "{"), forbidden, orderly(w))
	want := []model.Status{model.Applied, model.Refused, model.Refused, model.Rejected, model.Applied}
	for i, reply := range replies {
		if reply.Status != want[i] {
			t.Errorf("the command %d is %s %s, want %s", i, reply.Status, reply.Code, want[i])
		}
	}
	w.Check()
}

func TestABatchHasOneToFiveHundredCommands(t *testing.T) {
	w := rulestest.Founded(t)
	for _, n := range []int{0, value.MaxBatchCommands + 1} {
		result, err := rules.Execute(w, rulestest.Words{}, w.Facts(), make([]model.SignedCommand, n))
		if value.CodeOf(err) != value.CodeTooLarge || len(result.Writes) > 0 {
			t.Errorf("%d commands: %v", n, err)
		}
	}
}

func TestIdentifiersDeriveFromTheCommandAlone(t *testing.T) {
	w := rulestest.Founded(t)
	signed := w.Command(rulestest.Officer, "", &company.IssuerApplied{Facts: rulestest.Facts()})
	want := value.Derive("issuer", signed.ID(), 0)
	w.Txs, w.Now = 99, w.Now.After(77)
	if got := w.Applied(signed); len(got) != 1 || got[0] != want {
		t.Errorf("created %v, want %s", got, want)
	}
}

func TestNobodySignsACommandTwice(t *testing.T) {
	w, c := rulestest.Registered(t)
	signed := w.Command(rulestest.Officer, c.ID, &company.OfficersRequired{Officers: 1})
	for _, twice := range [][]model.Proof{
		{signed.Proofs[0], signed.Proofs[0]},
		{signed.Proofs[0], rulestest.Director1.Prove(signed.Command), rulestest.Director1.Prove(signed.Command)},
	} {
		w.Refused(value.CodeBadProof, model.SignedCommand{Command: signed.Command, Proofs: twice})
	}
}
