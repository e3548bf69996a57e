package core

import (
	"math/bits"
	"slices"
)

// maxTakers is how many holders can take shares in one round: as many as a listing makes offers for.
const maxTakers = 100

// openFirstRefusal opens the round in which the other holders of the class may take the shares that were agreed, by a right that
// the articles or the shareholders' agreement give them (우선매수권). The law knows no such right; what it is, the class's settings
// say.
func (t *tx) openFirstRefusal(agreement *Agreement, class ShareClass) {
	opened := t.stamp()
	agreement.State = AgreementIsFirstRefusal
	agreement.Until = t.today().afterDays(class.Preemption)
	t.pause(agreement)
	t.put(RefusalRound{Agreement: agreement.ID, Issuer: agreement.Terms.Issuer, Class: class.ID, Opened: opened})
}

// FirstRefusalTaken says that a holder of the class takes shares at the agreed price. It shows what they hold by naming lots. The
// holder signs it; what they take binds nobody before they sign the terms.
type FirstRefusalTaken struct {
	Agreement AgreementID `json:"agreement"`
	Entry     EntryID     `json:"entry"`
	// Quantity is how many they take at most.
	Quantity Shares `json:"quantity"`
	// Lots are lots of the class that the holder had when the round opened; their shares count for the parts.
	Lots []LotID `json:"lots"`
}

func (b *FirstRefusalTaken) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	f.want(len(b.Lots) >= 1 && len(b.Lots) <= MaxLots, "lots", many(1, MaxLots))
	for i, l := range b.Lots {
		f.want(l.valid(), "lots", anIdentifier)
		f.want(!slices.Contains(b.Lots[:i], l), "lots", wantOnce)
	}
	return f.err()
}

func (b *FirstRefusalTaken) apply(t *tx, c *Command) error {
	agreement, round, err := t.round(c, b.Agreement)
	if err != nil {
		return err
	}
	if t.today() > agreement.Until {
		return deny(CodeTooLate, because("first-refusal-over"), onDate("until", agreement.Until))
	}
	if agreement.Terms.Seller == c.Actor {
		return deny(CodeOwnListing)
	}
	if b.Quantity > agreement.Terms.Quantity {
		return deny(CodeListingShort, because("fewer-shares-agreed"), inShares("agreed", agreement.Terms.Quantity))
	}
	if err := t.isHolder(c, b.Entry); err != nil {
		return err
	}
	for _, take := range round.Takes {
		if take.Entry == b.Entry {
			return deny(CodeAlreadyExists, because("shares-already-taken"))
		}
	}
	if len(round.Takes) >= maxTakers {
		return deny(CodeTooManyTakers, inNumber("most", maxTakers))
	}
	holding, err := t.shown(c, b.Entry, b.Lots, round)
	if err != nil {
		return err
	}
	round.Takes = append(slices.Clip(round.Takes), Take{Entry: b.Entry, Holder: c.Actor, Quantity: b.Quantity, Holding: holding, On: t.stamp()})
	t.put(round)
	return nil
}

// isHolder checks that the actor controls an entry without contest, and is identified.
func (t *tx) isHolder(c *Command, id EntryID) error {
	entry, err := t.entry(c, id)
	if err != nil {
		return err
	}
	if entry.Controller != c.Actor || entry.State == EntryIsAttested {
		return deny(CodeEntryNotYours)
	}
	if entry.State != EntryIsClaimed {
		return deny(CodeContested, because("claim-is-contested"))
	}
	_, err = t.identified(c.Actor)
	return err
}

// round finds an agreement and its round.
func (t *tx) round(c *Command, id AgreementID) (Agreement, RefusalRound, error) {
	agreement, err := t.agreement(c, id)
	if err != nil {
		return agreement, RefusalRound{}, err
	}
	round, err := need[RefusalRound](t, RefusalRoundRef(id))
	return agreement, round, err
}

// shown adds up lots of an entry that were there when the round opened, so that no share counts for two holders.
func (t *tx) shown(c *Command, entry EntryID, lots []LotID, round RefusalRound) (Shares, error) {
	sum := Shares(0)
	for _, id := range lots {
		lot, _, err := t.seen(c, id)
		if err != nil {
			return 0, err
		}
		if lot.Entry != entry {
			return 0, deny(CodeEntryNotYours, because("lot-of-another-holder"), anID("lot", id))
		}
		if lot.Class != round.Class {
			return 0, deny(CodeEntryNotYours, because("lot-of-another-class"), anID("lot", id), anID("class", round.Class))
		}
		if lot.Recorded.At > round.Opened.At {
			return 0, deny(CodeDateOutOfRange, because("lot-after-round-opened"), anID("lot", id), atTime("opened", round.Opened.At))
		}
		if sum, err = sum.Plus(lot.Quantity); err != nil {
			return 0, deny(CodeOverflow)
		}
	}
	return sum, nil
}

// FirstRefusalClosed ends a round when its days are over. If the holders took all the shares, the agreement is void and each taker
// has an offer at the agreed price in a listing for them alone; otherwise nobody's taking counts, and the agreement goes on. Anyone
// may sign it.
type FirstRefusalClosed struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *FirstRefusalClosed) check() error { return checkAgreement(b.Agreement) }

func (b *FirstRefusalClosed) apply(t *tx, c *Command) error {
	agreement, round, err := t.round(c, b.Agreement)
	if err != nil {
		return err
	}
	if t.today() <= agreement.Until {
		return deny(CodeNotExpired, because("first-refusal-open"), onDate("until", agreement.Until))
	}
	closed := t.stamp()
	round.Closed = &closed
	if round.taken() < agreement.Terms.Quantity {
		t.put(round)
		return t.afterFirstRefusal(agreement)
	}
	takers := make([]DID, 0, len(round.Takes))
	for _, take := range round.Takes {
		if !slices.Contains(takers, take.Holder) {
			takers = append(takers, take.Holder)
		}
	}
	listing, err := t.relist(c, &agreement, takers, agreement.Terms.Price)
	if err != nil {
		return err
	}
	if listing.Remaining == 0 {
		t.put(round)
		t.put(agreement) // an act on the class or an attachment has taken the shares: nobody gets them here
		return nil
	}
	round.allot(listing.Remaining)
	for _, take := range round.Takes {
		if take.Allotted > 0 {
			t.offerRight(listing, take.Holder, take.Allotted)
		}
	}
	t.put(round)
	t.put(listing)
	t.put(agreement)
	return nil
}

// afterFirstRefusal goes on with an agreement whose shares the other holders did not take.
func (t *tx) afterFirstRefusal(agreement Agreement) error {
	class, err := t.shareClass(agreement.Terms.Class)
	if err != nil {
		return err
	}
	agreement.Until = ""
	if err := t.requestApproval(&agreement, class, Listing{}); err != nil {
		return err
	}
	if agreement.State == AgreementIsAgreed {
		return t.awaitMoney(agreement)
	}
	t.put(agreement)
	return nil
}

// taken is how many shares were taken; as many as there can be where the sum is larger.
func (r RefusalRound) taken() Shares {
	sum := Shares(0)
	for _, take := range r.Takes {
		next, err := sum.Plus(take.Quantity)
		if err != nil {
			return sum
		}
		sum = next
	}
	return sum
}

// allot parts shares among the takers in proportion to what they hold, nobody more than they took. What the takers who wanted less
// than their part leave is parted among the others in the same way. Whole parts come first; the shares that are then left go one
// each to those with the largest remainders, and among equal ones to who took first.
func (r *RefusalRound) allot(quantity Shares) {
	r.Takes = slices.Clone(r.Takes)
	open := make([]int, len(r.Takes))
	for i := range open {
		open[i] = i
	}
	for left := quantity; left > 0 && len(open) > 0; {
		whole := r.holding(open)
		served := open[:0:0]
		for _, i := range open {
			if part, _ := r.Takes[i].part(left, whole); part >= r.Takes[i].Quantity {
				served = append(served, i)
			}
		}
		if len(served) == 0 {
			r.allotByRemainder(open, left, whole)
			return
		}
		for _, i := range served {
			r.Takes[i].Allotted = r.Takes[i].Quantity
			left -= r.Takes[i].Quantity
		}
		open = slices.DeleteFunc(open, func(i int) bool { return slices.Contains(served, i) })
	}
}

// holding is what some takers hold together. The sum cannot be too large: it is part of the class's issued number.
func (r *RefusalRound) holding(takers []int) Shares {
	sum := Shares(0)
	for _, i := range takers {
		sum += r.Takes[i].Holding
	}
	return sum
}

// allotByRemainder parts shares among takers each of whom wants more than their part.
func (r *RefusalRound) allotByRemainder(takers []int, quantity, whole Shares) {
	left := quantity
	rests := map[int]uint64{}
	for _, i := range takers {
		r.Takes[i].Allotted, rests[i] = r.Takes[i].part(quantity, whole)
		left -= r.Takes[i].Allotted
	}
	byRest := slices.Clone(takers)
	slices.SortStableFunc(byRest, func(x, y int) int {
		switch {
		case rests[x] > rests[y]:
			return -1
		case rests[x] < rests[y]:
			return 1
		}
		return 0
	})
	for _, i := range byRest[:left] {
		r.Takes[i].Allotted++
	}
}

// part is the taker's whole part of a number of shares, and the remainder over the whole holding.
func (t Take) part(quantity, whole Shares) (Shares, uint64) {
	hi, lo := bits.Mul64(uint64(quantity), uint64(t.Holding))
	part, rest := bits.Div64(hi, lo, uint64(whole))
	return Shares(part), rest
}
