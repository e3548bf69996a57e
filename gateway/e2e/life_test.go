//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// The people of the story.
type cast struct {
	founder, partner, angel, elder, outside       *somebody
	engineer, first, second, buyer, refused, bank *somebody
}

// testLife tells a company's life, from its incorporation to its exit, through the HTTP API. What each holder has at every
// turn is computed beside it, and at the end every number of the register is explained by the history of its lot.
func testLife(t *testing.T) {
	l := newLife(t)
	c := &cast{}
	for i, who := range []struct {
		at   **somebody
		name string
	}{
		{&c.founder, "노을"}, {&c.partner, "바다"}, {&c.angel, "하늘"}, {&c.elder, "강산"}, {&c.outside, "들녘"}, {&c.engineer, "새벽"},
		{&c.first, "누리벤처"}, {&c.second, "가람벤처"}, {&c.buyer, "여울"}, {&c.refused, "가을"}, {&c.bank, "한솔은행"},
	} {
		*who.at = l.person(who.name, i+1)
	}
	l.incorporate(c)
	l.rounds(c)
	l.options(c)
	l.split(c)
	atSplit := l.seen - 1
	l.pledge(c)
	l.transfers(c)
	l.inheritance(c)
	l.reduction(c)
	l.exit(c)
	l.explained()
	l.asItWas(atSplit)
	l.replayed()
}

// incorporate: the company is admitted with two founders' and two others' shares, its list is imported and claimed, its
// articles are amended, and from then on two officers sign.
func (l *life) incorporate(c *cast) {
	directors := []value.DID{c.founder.did(), c.partner.did(), c.outside.did()}
	officer := newClerk(l.T, "founder")
	must(l.T, c.founder.wallet.Save(officer.directory+"/founder.json"))
	l.issuer = admit(l.T, officer.directory+"/founder.json", model.Board{Directors: directors, Threshold: 2}, map[string]value.Shares{"보통주": 100_000}, model.BoardApproval)
	l.officers = []*somebody{c.founder}
	var list strings.Builder
	list.WriteString(heading)
	for _, row := range []struct {
		who    *somebody
		shares int
	}{{c.founder, 60_000}, {c.partner, 30_000}, {c.angel, 8_000}, {c.elder, 2_000}} {
		data := row.who.data
		fmt.Fprintf(&list, "%s,%s,%s,%s,보통주,%d,2019-03-04\n", data.Name, data.Identifier, data.Address, data.Email, row.shares)
	}
	session := l.as(c.founder)
	read, err := session.UploadList(l.Context(), l.issuer, "list.csv", []byte(list.String()))
	must(l.T, err)
	deposit, err := session.DepositList(l.Context(), l.issuer, read.Import)
	must(l.T, err)
	l.office(deposit.Body)
	l.common = l.register().Classes[0].Id
	for _, who := range []*somebody{c.founder, c.partner, c.angel, c.elder} {
		l.claim(who)
	}
	year := soonest(360 * value.Day)
	for _, officer := range []*somebody{c.partner, c.outside} {
		l.office(&company.OfficerAppointed{Party: officer.did(), Commands: []value.Type{model.AllOfficeActs}, Until: year, Evidence: hashed("appointment")})
	}
	l.act(c.founder, &company.OfficersRequired{Officers: 2}, c.partner)
	l.officers = append(l.officers, c.partner)
	amended := &company.ArticlesAmended{Class: l.common, From: today(), Authorised: 10_000_000, Resolution: hashed("articles")}
	l.forbidden(value.CodeMoreSignatures, c.founder, amended)
	l.office(amended)
	l.has(c.founder, l.common, 60_000)
}

// has checks what somebody holds.
func (l *life) has(who *somebody, class value.ClassID, want value.Shares) {
	l.Helper()
	if who.entry == "" {
		who.entry = l.entryOf(who)
	}
	if got, _ := l.holding(who.entry, class); got != want {
		l.Errorf("%s has %d shares instead of %d", who.data.Name, got, want)
	}
}

// rounds: a first investor pays for common shares, a second for a new class of preferred shares.
func (l *life) rounds(c *cast) {
	l.identify(c.first)
	l.identify(c.second)
	iss := func(class value.ClassID, who *somebody, quantity value.Shares, price value.Won) {
		l.office(&issue.SharesIssued{
			Class: class, Allotments: []issue.NewShares{{To: book.Allottee{Party: who.did(), Address: l.address(who)}, Quantity: quantity}},
			Quantity: quantity, Price: price, PaidOn: yesterday(), Resolution: hashed("round", who.data.Name), Payment: hashed("payment", who.data.Name),
		})
		l.has(who, class, quantity)
	}
	iss(l.common, c.first, 20_000, 5_000)
	made := l.office(&issue.ClassCreated{
		Name: "제1종 우선주", Par: 500, Authorised: 100_000, Approval: model.NoApproval, Resolution: hashed("preferred"),
		Rights: issue.StatedRights{Convertible: &model.ConversionTerms{
			Into: l.common, Ratio: model.Ratio{Numerator: 1, Denominator: 1}, Least: model.Ratio{Numerator: 1, Denominator: 1}, Most: model.Ratio{Numerator: 10, Denominator: 1},
			From: today(), Until: "2036-01-01", Terms: hashed("conversion"),
		}},
	})
	l.preferred = value.ClassID(made[0])
	iss(l.preferred, c.second, 10_000, 20_000)
}

// options: an engineer is granted an option that has vested by now, and exercises a part.
func (l *life) options(c *cast) {
	l.identify(c.engineer)
	pool := l.office(&right.PoolCreated{Class: l.common, Size: 10_000, Law: model.VentureLaw, Resolution: hashed("pool")})
	option := l.office(&right.OptionGranted{
		Pool: model.PoolID(pool[0]), To: book.Allottee{Party: c.engineer.did(), Address: l.address(c.engineer)},
		OptionTerms: model.OptionTerms{
			Quantity: 3_000, Strike: 1_000, GrantedOn: "2023-01-02", Vesting: []model.Vesting{{On: "2025-06-02", Quantity: 3_000}},
			ExpiresOn: "2033-01-01", Contract: hashed("option"),
		},
		Resolution: hashed("grant"),
	}, c.engineer)
	id := made(option, "option")
	l.act(c.engineer, &right.OptionExercised{
		Option: model.OptionID(id), Quantity: 1_000, Amount: 1_000_000, Shares: 1_000, PaidOn: yesterday(), Payment: hashed("strike"),
	}, l.officers...)
	l.has(c.engineer, l.common, 1_000)
}

// made finds the identifier of a kind among those that an act made.
func made(created []string, kind string) string {
	for _, id := range created {
		if strings.HasPrefix(id, kind+"-") {
			return id
		}
	}
	return ""
}

// change carries out an act on a class: announced, opened, in pages, closed.
func (l *life) change(terms model.ChangeTerms) {
	l.Helper()
	id := value.StagedID(l.office(&change.ChangeAnnounced{ChangeTerms: terms})[0])
	l.office(&change.ChangeOpened{Change: id})
	var lots []model.Lot
	for _, entry := range l.register().Entries {
		for _, lot := range entry.Lots {
			if lot.Class == terms.Class {
				lots = append(lots, lot)
			}
		}
	}
	pages, err := change.CutPages(id, lots)
	must(l.T, err)
	for i := range pages {
		l.act(l.officers[0], &pages[i])
	}
	l.office(&change.ChangeClosed{Change: id, Pages: len(pages)})
}

// split: five new shares for each old one.
func (l *life) split(c *cast) {
	l.change(model.ChangeTerms{
		Class: l.common, Kind: model.Split, Numerator: 5, Denominator: 1, Fractions: model.RoundDown, Into: l.common, Par: 100,
		Authorised: 50_000_000, EffectiveOn: today(), Resolution: hashed("split"),
	})
	for who, want := range map[*somebody]value.Shares{c.founder: 300_000, c.partner: 150_000, c.angel: 40_000, c.elder: 10_000, c.first: 100_000, c.engineer: 5_000} {
		l.has(who, l.common, want)
	}
	l.has(c.second, l.preferred, 10_000)
}

// pledge: the partner pledges shares to a bank.
func (l *life) pledge(c *cast) {
	l.identify(c.bank)
	_, lots := l.holding(c.partner.entry, l.common)
	l.soon(value.CodeObjectionPeriod, func() (client.Outcome, error) {
		return l.submit(c.partner, &binding.PledgeEntered{Lot: lots[0].ID, Quantity: 20_000, Pledgee: c.bank.did(), Evidence: hashed("pledge")})
	})
	if _, lots = l.holding(c.partner.entry, l.common); lots[0].Pledged != 20_000 {
		l.Errorf("the pledge binds %d shares", lots[0].Pledged)
	}
}

// inheritance: the elder dies; two desks release the entry, and the officers with a desk record the two heirs. Somebody objects,
// and another desk decides.
func (l *life) inheritance(c *cast) {
	desk, other := l.staff(0, people.Identity), l.staff(1, people.Identity)
	l.act(desk, &move.ClaimReleased{Entry: c.elder.entry, Member: l.member(0), Second: l.member(1), On: today(), Evidence: hashed("death")}, other)
	_, lots := l.holding(c.elder.entry, l.common)
	heir := func(name string, number int, quantity value.Shares) move.Receipt {
		data := c.elder.data
		data.Name, data.Identifier, data.Email = name, fmt.Sprintf("1999-04-%02d", number), fmt.Sprintf("heir-%d@example.net", number)
		return move.Receipt{
			Receiver: model.Receiver{Kind: model.Person, Holder: l.deposit(c.founder, data)}, Parts: []model.LotPart{{Lot: lots[0].ID, Quantity: quantity}},
		}
	}
	recorded := l.office(&move.OfficerRecordedTransfer{
		Entry: c.elder.entry, Grounds: model.Inheritance, EffectiveOn: today(), Evidence: hashed("heirs"), Member: l.member(0),
		To: []move.Receipt{heir("강물", 1, 6_000), heir("강변", 2, 4_000)}, Quantity: 10_000,
	}, desk)
	transfer := value.TransferID(made(recorded, "transfer"))
	l.forbidden(value.CodeObjectionPeriod, c.outside, &move.TransferCompleted{Transfer: transfer})
	l.act(c.angel, &move.TransferObjected{Transfer: transfer, Reason: hashed("a third heir?")})
	l.forbidden(value.CodeWrongState, c.outside, &move.TransferCompleted{Transfer: transfer})
	l.act(l.staff(1, people.Identity2), &move.TransferDecided{Transfer: transfer, Member: l.member(1), Uphold: true, Evidence: hashed("family register")})
	l.act(c.outside, &move.TransferCompleted{Transfer: transfer})
	l.has(c.elder, l.common, 0)
	var got []value.Shares
	for _, entry := range l.register().Entries {
		for _, lot := range entry.Lots {
			if lot.Provenance == model.Recorded {
				got = append(got, lot.Quantity)
			}
		}
	}
	if len(got) != 2 || got[0]+got[1] != 10_000 {
		l.Errorf("the heirs have %v", got)
	}
}

// reduction: the second investor converts, at the ratio that the split has multiplied, then the capital is reduced, nine shares for ten.
func (l *life) reduction(c *cast) {
	_, lots := l.holding(c.second.entry, l.preferred)
	l.act(c.second, &issue.SharesConverted{Lot: lots[0].ID, Quantity: 4_000, Into: l.common, Shares: 20_000})
	l.has(c.second, l.preferred, 6_000)
	l.change(model.ChangeTerms{
		Class: l.common, Kind: model.Reduction, Numerator: 9, Denominator: 10, Fractions: model.RoundDown, Into: l.common, Par: 100,
		Authorised: 50_000_000, EffectiveOn: today(), NoticeOn: monthsAgo(l.T, 2), Resolution: hashed("reduction"),
	})
	l.has(c.second, l.common, 18_000)
	l.has(c.partner, l.common, 135_000)
	if _, lots := l.holding(c.partner.entry, l.common); lots[0].Pledged != 18_000 {
		l.Errorf("after the reduction the pledge binds %d shares", lots[0].Pledged)
	}
}

// exit: the bank releases its pledge, the company merges into another and its register closes.
func (l *life) exit(c *cast) {
	_, lots := l.holding(c.partner.entry, l.common)
	l.act(c.bank, &binding.PledgeReleased{Pledge: lots[0].Encumbrances[0]})
	l.office(&company.IssuerClosed{Reason: model.Merged, Evidence: hashed("merger"), Member: l.member(0)}, l.staff(0, people.AdmissionMaker))
	_, lots = l.holding(c.angel.entry, l.common)
	l.forbidden(value.CodeLeft, c.angel, &trade.SharesListed{Lot: lots[0].ID, Quantity: 1, Price: 1, Until: soonest(value.Day)})
}
