package rules_test

import (
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// touching stands in for the body of any act: its rule takes hold of whatever it names, as book does for the acts' own.
type touching struct {
	Register value.IssuerID `json:"register,omitempty"`
	Class    value.ClassID  `json:"class,omitempty"`
}

func (*touching) Check() error { return nil }

func (b *touching) Apply(t *ledger.Tx, c *model.Command) error {
	if b.Register == "" {
		return nil
	}
	class, err := ledger.Need[model.ShareClass](t, model.ClassRef(b.Class))
	if err != nil {
		return err
	}
	actor, err := t.Identified(c.Actor)
	if err != nil {
		return err
	}
	return t.Pass(ledger.Subject{Moves: b.Register, Class: class, Disposer: actor})
}

// stopping is a state of things in which a guard stops acts, and the code with which it does.
type stopping struct {
	guard string
	code  value.Code
	begin func(w *rulestest.World, c rulestest.Company)
}

// stoppings are one for each guard, in the order in which acts meet them.
var stoppings = []stopping{
	{"left", value.CodeLeft, ofIssuer(func(i *model.Issuer) { i.Left = &model.Leaving{Reason: model.MovedOn} })},
	{"frozen", value.CodeFrozen, ofSeller(func(p *model.Party, _ *rulestest.World) {
		p.Recovery = &model.Recovery{State: model.RecoveryIsPending}
	})},
	{"halted", value.CodeHalted, ofIssuer(func(i *model.Issuer) { i.Suspension = &model.Suspension{} })},
	{"fenced", value.CodeFenced, func(w *rulestest.World, c rulestest.Company) {
		class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Common))
		class.Fence = "staged-000102030405060708090a0b0c0d0e0f"
		w.Set(class)
	}},
	{"resting", value.CodeObjectionPeriod, ofSeller(func(p *model.Party, w *rulestest.World) { p.RestsUntil = w.Now.After(value.Day) })},
}

func ofIssuer(change func(i *model.Issuer)) func(*rulestest.World, rulestest.Company) {
	return func(w *rulestest.World, c rulestest.Company) {
		issuer := rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID))
		change(&issuer)
		w.Set(issuer)
	}
}

func ofSeller(change func(p *model.Party, w *rulestest.World)) func(*rulestest.World, rulestest.Company) {
	return func(w *rulestest.World, c rulestest.Company) {
		seller := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did()))
		change(&seller, w)
		w.Set(seller)
	}
}

// standingIn is the set of rules with its rows as they are, but that every act has the same body, and is signed by its actor alone.
func standingIn() *model.Set {
	rows := map[value.Type]model.Act{}
	for name, row := range rules.Known().Latest().Acts {
		row.Body, row.Office, row.Administered = model.BodyOf[touching], false, false
		rows[name] = row
	}
	return model.NewSet(rules.LatestRules(), rules.Bounds(), model.Group{Acts: []map[value.Type]model.Act{rows}})
}

// guarded is a world with a register in which the seller signs anything, and the company.
func guarded(t *testing.T) (*rulestest.World, rulestest.Company) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	w.Sets = model.Sets{standingIn()}
	return w, c
}

// attempt has the seller sign an act that takes hold of all that there is, and gives the code with which it is rejected; empty where it
// is applied.
func attempt(t *testing.T, w *rulestest.World, c rulestest.Company, name value.Type) value.Code {
	t.Helper()
	body, register := &touching{}, value.IssuerID("")
	if w.Sets.Latest().Acts[name].OfRegister {
		body, register = &touching{Register: c.ID, Class: c.Common}, c.ID
	}
	command := w.Command(rulestest.Seller, register, body, func(m *model.Command) { m.Type = name })
	reply := w.Execute([]model.SignedCommand{command}).Replies[0]
	if reply.Status != model.Applied && reply.Status != model.Rejected {
		t.Fatalf("%s is %s: %s %v", name, reply.Status, reply.Code, reply.Args)
	}
	return reply.Code
}

// goings say when acts go on, by which guards stop them.
var goings = map[string]string{
	"":                                  "always",
	"frozen fenced resting":             "closed",
	"left frozen fenced resting":        "halted",
	"left frozen halted fenced resting": "—",
}

// goesOn measures when each act goes on: always, even after the company has left ("closed"), while its register is halted, or only when
// no guard stops it. An act that is of no register meets the guard of its signers alone.
func goesOn(t *testing.T) map[value.Type]string {
	t.Helper()
	stopped := map[value.Type][]string{}
	for _, stop := range stoppings {
		w, c := guarded(t)
		stop.begin(w, c)
		for _, name := range rules.Types() {
			if code := attempt(t, w, c, name); code == stop.code {
				stopped[name] = append(stopped[name], stop.guard)
			} else if code != "" {
				t.Errorf("%s: %s is rejected with %s, not %s", stop.guard, name, code, stop.code)
			}
		}
	}
	says := map[value.Type]string{}
	for _, name := range rules.Types() {
		by, known := strings.Join(stopped[name], " "), false
		if says[name], known = goings[by]; by == "frozen" && !rules.Known().Latest().Acts[name].OfRegister {
			says[name], known = "—", true
		}
		if !known {
			t.Errorf("%s is stopped by %q, which no act should be", name, by)
		}
	}
	return says
}

// TestAnActMeetsTheGuardsThatItsRowSays holds what is measured to the rows. That the rows are right is for who reads the document of
// the acts to say, where it stands.
func TestAnActMeetsTheGuardsThatItsRowSays(t *testing.T) {
	measured := goesOn(t)
	for name, row := range rules.Known().Latest().Acts {
		want := "—"
		switch {
		case row.Ends || row.Protects:
			want = "always"
		case row.Closed:
			want = "closed"
		case row.Halted:
			want = "halted"
		}
		if measured[name] != want {
			t.Errorf("%s goes on: %s, and its row says: %s", name, measured[name], want)
		}
		if row.Closed && !row.Halted || (row.Ends || row.Protects) && (row.Halted || row.Closed) {
			t.Errorf("%s: the row says twice, or by halves, what it goes on in", name)
		}
		if !row.OfRegister && (row.Halted || row.Closed) {
			t.Errorf("%s goes on in a register that is halted, and is of none", name)
		}
	}
}

// TestGuardsAreMetInTheirOrder lets all of them stop an act and takes away one after the other.
func TestGuardsAreMetInTheirOrder(t *testing.T) {
	var names []string
	for i, stop := range stoppings {
		names = append(names, stop.guard)
		w, c := guarded(t)
		for _, later := range stoppings[i:] {
			later.begin(w, c)
		}
		if code := attempt(t, w, c, trade.TypeSharesListed); code != stop.code {
			t.Errorf("when %s and all after it stop an act, it is rejected with %s", stop.guard, code)
		}
	}
	if listed := ledger.GuardNames(); !slices.Equal(listed, names) {
		t.Errorf("the guards are %v, and these were tried: %v", listed, names)
	}
}

// TestGuardsAreMetInTheirOrderByActsThatTakeHoldOfShares is the same with the acts' own rules.
func TestGuardsAreMetInTheirOrderByActsThatTakeHoldOfShares(t *testing.T) {
	acts := map[value.Type]func(w *rulestest.World, d rulestest.Trade) model.SignedCommand{
		trade.TypeSharesListed: func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.List(d.Company, rulestest.Seller, d.Lots[1], 1, 1)
		},
		trade.TypeAgreementSigned: func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Sign(d, rulestest.Seller)
		},
		binding.TypePledgeEntered: func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Pledge(d.Company, rulestest.Seller, d.Lots[1], 1)
		},
		binding.TypeLockSet: func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Lock(d.Company, rulestest.Seller, d.Lots[1], 1)
		},
		move.TypeSharesGiven: func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Give(d.Company, rulestest.Parts(d.Lots[1], 1))
		},
		issue.TypeTreasuryAcquired: func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			b := &issue.TreasuryAcquired{Lot: d.Lots[1], Quantity: 1, Price: 1, Resolution: rulestest.Digest("meeting"), Evidence: rulestest.Digest("paid")}
			return rulestest.Cosigned(w.Command(rulestest.Seller, d.ID, b), rulestest.Officer)
		},
	}
	for name, act := range acts {
		for i, stop := range stoppings {
			w, d := tradeToSign(t)
			for _, later := range stoppings[i:] {
				later.begin(w, d.Company)
			}
			w.Rejected(stop.code, act(w, d))
		}
		w, d := tradeToSign(t)
		if reply := w.Submit(act(w, d))[0]; reply.Status != model.Applied {
			t.Errorf("%s is %s without any of them: %s %v", name, reply.Status, reply.Code, reply.Args)
		}
	}
}

// tradeToSign is a trade that the buyer has signed, in the register of a company that has an entry for its own shares.
func tradeToSign(t *testing.T) (*rulestest.World, rulestest.Trade) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Buyer), w.Command(rulestest.Officer, c.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("company")}))
	return w, d
}
