package core_test

import (
	"strings"
	"testing"

	"holdfast/chaincode/core"
)

// resigned is a command with other bytes, signed by the actor.
func resigned(actor someone, text string) core.SignedCommand {
	return core.SignedCommand{Command: text, Proofs: []core.Proof{actor.prove(text)}}
}

// orderly is a command that every rule allows: an administrator appoints somebody.
func (w *world) orderly(edits ...edit) core.SignedCommand {
	w.Helper()
	return w.command(administrator(1), "", &core.DeskAppointed{Member: "member1", Kind: core.OperatorDesk, Party: stranger.did(), Until: w.now.After(60)}, edits...)
}

func TestACommandSignedByAnotherKeyIsRefused(t *testing.T) {
	w := founded(t)
	signed := w.orderly()
	for name, p := range map[string]core.Proof{
		"somebody else's":               stranger.prove(signed.Command),
		"of another command":            administrator(1).prove(w.orderly().Command),
		"by a key of another's name":    {Value: proofValue(stranger.jwk(), administrator(1).kid(), []byte(signed.Command))},
		"that is none":                  {},
		"that is larger than it may be": {Value: strings.Repeat("x", core.MaxProofBytes+1)},
	} {
		signed.Proofs = []core.Proof{p}
		t.Run(name, func(t *testing.T) { w.in(t).refused(core.CodeBadProof, signed) })
	}
	signed.Proofs = nil
	w.refused(core.CodeBadProof, signed)
	signed.Proofs = []core.Proof{administrator(1).prove(signed.Command), administrator(1).prove(signed.Command)}
	w.refused(core.CodeBadProof, signed)
}

func TestTheKeyForRecoverySignsNoCommand(t *testing.T) {
	w := founded(t)
	recovery := buyer + " recovery"
	signed := w.command(buyer, "", &core.IssuerApplied{Facts: facts()})
	signed.Proofs[0] = core.Proof{Value: proofValue(recovery.jwk(), core.KeyOf(buyer.did(), recovery.thumbprint()), []byte(signed.Command))}
	w.refused(core.CodeBadProof, signed)
}

func TestACommandOfAnUnknownActorIsRefused(t *testing.T) {
	w := founded(t)
	w.refused(core.CodeUnknownActor, w.command("nobody", "", &core.IssuerApplied{Facts: facts()}))
}

func TestAnExpiredCommandIsRefused(t *testing.T) {
	w := founded(t)
	signed := w.orderly(func(c *core.Command) { c.Expires = w.now.After(10) })
	w.pass(10)
	w.refused(core.CodeExpired, signed)
}

func TestACommandExpiresWithinADay(t *testing.T) {
	w := founded(t)
	w.refused(core.CodeExpiryTooFar, w.orderly(func(c *core.Command) { c.Expires = w.now.After(core.Day + 1) }))
	w.applied(w.orderly(func(c *core.Command) { c.Expires = w.now.After(core.Day) }))
}

func TestACommandForAnotherLedgerIsRefused(t *testing.T) {
	w := founded(t)
	w.refused(core.CodeOtherLedger, w.orderly(func(c *core.Command) { c.Ledger = core.LedgerID(strings.Repeat("2e", 32)) }))
}

func TestBeforeItsFoundingALedgerTakesNoCommand(t *testing.T) {
	w := newWorld(t)
	w.refused(core.CodeNotFounded, w.orderly())
	w.refused(core.CodeNotFounded, w.introduction(stranger))
}

func TestAReplayedCommandGivesItsFirstOutcomeAndChangesNothing(t *testing.T) {
	w, d := funded(t)
	settle := w.settle(d)
	rejected := w.vote(d, director3, true)
	first := w.submit(settle, rejected)
	before := w.in(t)
	w.pass(2 * core.Day)
	settle.Proofs = nil // the outcome is public; whoever asks again needs no proof
	for i, again := range w.submit(settle, rejected, settle) {
		want := first[i%2]
		want.Repeated = true
		if again.Command != want.Command || again.Status != want.Status || again.Code != want.Code || again.On != want.On || !again.Repeated {
			t.Errorf("got %+v, first was %+v", again, want)
		}
	}
	w.unchanged(before.state)
}

func TestWithinABatchACommandIsDecidedOnce(t *testing.T) {
	w := founded(t)
	signed := w.orderly()
	replies := w.submit(signed, signed)
	if replies[0].Repeated || !replies[1].Repeated || replies[0].On != replies[1].On {
		t.Errorf("got %+v", replies)
	}
}

func TestACommandOutOfFormIsRefused(t *testing.T) {
	w := founded(t)
	good := w.orderly().Command
	change := func(old, new string) string {
		t.Helper()
		changed := strings.Replace(good, old, new, 1)
		if changed == good {
			t.Fatalf("%s is not in %s", old, good)
		}
		return changed
	}
	for name, c := range map[string]struct {
		code core.Code
		text string
	}{
		"unknown field":          {core.CodeMalformed, change(`"kind":`, `"extra":1,"kind":`)},
		"unknown envelope field": {core.CodeMalformed, change(`"expires":`, `"extra":1,"expires":`)},
		"duplicate key":          {core.CodeNotCanonical, change(`"kind":"operator"`, `"kind":"operator","kind":"operator"`)},
		"duplicate type":         {core.CodeNotCanonical, change(`"v":1`, `"type":"DeskAppointed","v":1`)},
		"case variant":           {core.CodeNotCanonical, change(`"kind"`, `"Kind"`)},
		"case variant of type":   {core.CodeNotCanonical, change(`"type"`, `"TYPE"`)},
		"other order":            {core.CodeNotCanonical, `{"v":1,` + strings.TrimSuffix(good[1:], `,"v":1}`) + `}`},
		"white space":            {core.CodeNotCanonical, change(`,"`, `, "`)},
		"trailing space":         {core.CodeNotCanonical, good + " "},
		"trailing value":         {core.CodeMalformed, good + "{}"},
		"escaped letter":         {core.CodeNotCanonical, change(`operator`, `\u006fperator`)},
		"broken UTF-8":           {core.CodeNotCanonical, change(`operator`, "operator\xff")},
		"half a surrogate":       {core.CodeNotCanonical, change(`operator`, `\ud800`)},
		"missing field":          {core.CodeNotCanonical, change(`"kind":"operator",`, ``)},
		"null body":              {core.CodeMalformed, good[:strings.Index(good, `"body":`)] + `"body":null,` + good[strings.Index(good, `"expires"`):]},
		"number as number":       {core.CodeMalformed, change(`"limit":"0"`, `"limit":0`)},
		"number with zero":       {core.CodeMalformed, change(`"limit":"0"`, `"limit":"00"`)},
		"negative number":        {core.CodeMalformed, change(`"limit":"0"`, `"limit":"-1"`)},
		"number too large":       {core.CodeMalformed, change(`"limit":"0"`, `"limit":"9999999999999999999"`)},
		"fraction":               {core.CodeMalformed, change(`"v":1`, `"v":1.0`)},
		"exponent":               {core.CodeMalformed, change(`"v":1`, `"v":1e0`)},
		"time with fraction":     {core.CodeMalformed, change(`Z"`, `.0Z"`)},
		"time with zone":         {core.CodeMalformed, change(`Z"`, `+00:00"`)},
		"other version":          {core.CodeMalformed, change(`"v":1`, `"v":2`)},
		"unknown type":           {core.CodeUnknownType, change(`DeskAppointed`, `DeskappointeD`)},
		"register not asked for": {core.CodeMalformed, change(`"type"`, `"register":"issuer-000102030405060708090a0b0c0d0e0f","type"`)},
		"short nonce":            {core.CodeMalformed, change(`nonce-000000000`, `n`)},
		"not JSON":               {core.CodeMalformed, "hello"},
		"nothing":                {core.CodeMalformed, ""},
		"an array":               {core.CodeMalformed, "[]"},
		"64 KiB and a byte":      {core.CodeTooLarge, strings.Repeat(" ", core.MaxCommandBytes+1)},
		"10 MB":                  {core.CodeTooLarge, good + strings.Repeat(" ", 10<<20)},
		"deep nesting":           {core.CodeMalformed, strings.Repeat("[", 60<<10)},
	} {
		t.Run(name, func(t *testing.T) { w.in(t).refused(c.code, resigned(administrator(1), c.text)) })
	}
	w.applied(resigned(administrator(1), good))
}

func TestACommandThatWaitsIsDeferredUntilWhatItWaitsForIsApplied(t *testing.T) {
	w := founded(t)
	first := w.orderly()
	second := w.orderly(after(first.ID()))
	w.refused(core.CodeDeferred, second)
	replies := w.submit(second, first, second)
	if replies[0].Status != core.Deferred || replies[1].Status != core.Applied || replies[2].Status != core.Applied {
		t.Errorf("got %+v", replies)
	}
}

func TestACommandThatWaitsForARejectedOneIsRejected(t *testing.T) {
	w := founded(t)
	bad := w.command(stranger, "", &core.DeskEnded{Member: "member1", Kind: core.EscrowDesk, Party: buyer.did()})
	w.rejected(core.CodeNotAdministrator, bad)
	w.rejected(core.CodeNotAdministrator, w.command(stranger, "", &core.DeskEnded{Member: "member1", Kind: core.EscrowDesk, Party: buyer.did()}))
	w.submit(bad)
	w.rejected(core.CodeAfterRejected, w.orderly(after(bad.ID())))
}

func TestOneBadCommandDoesNotTakeItsBatchAlong(t *testing.T) {
	w := founded(t)
	forged := w.orderly()
	forged.Proofs = []core.Proof{stranger.prove(forged.Command)}
	forbidden := w.command(stranger, "", &core.DeskEnded{Member: "member1", Kind: core.EscrowDesk, Party: buyer.did()})
	replies := w.submit(w.orderly(), forged, resigned(stranger, "{"), forbidden, w.orderly())
	want := []core.Status{core.Applied, core.Refused, core.Refused, core.Rejected, core.Applied}
	for i, reply := range replies {
		if reply.Status != want[i] {
			t.Errorf("the command %d is %s %s, want %s", i, reply.Status, reply.Code, want[i])
		}
	}
	w.check()
}

func TestABatchHasOneToFiveHundredCommands(t *testing.T) {
	w := founded(t)
	for _, n := range []int{0, core.MaxBatchCommands + 1} {
		result, err := core.Execute(w, words{}, w.facts(), make([]core.SignedCommand, n))
		if core.CodeOf(err) != core.CodeTooLarge || len(result.Writes) > 0 {
			t.Errorf("%d commands: %v", n, err)
		}
	}
}

func TestIdentifiersDeriveFromTheCommandAlone(t *testing.T) {
	w := founded(t)
	signed := w.command(officer, "", &core.IssuerApplied{Facts: facts()})
	want := core.Derive("issuer", signed.ID(), 0)
	w.txs, w.now = 99, w.now.After(77)
	if got := w.applied(signed); len(got) != 1 || got[0] != want {
		t.Errorf("created %v, want %s", got, want)
	}
}

func TestNobodySignsACommandTwice(t *testing.T) {
	w, c := registered(t)
	signed := w.command(officer, c.id, &core.OfficersRequired{Officers: 1})
	for _, twice := range [][]core.Proof{
		{signed.Proofs[0], signed.Proofs[0]},
		{signed.Proofs[0], director1.prove(signed.Command), director1.prove(signed.Command)},
	} {
		w.refused(core.CodeBadProof, core.SignedCommand{Command: signed.Command, Proofs: twice})
	}
}
