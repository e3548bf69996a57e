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
	f.that(b.Agreement.valid() && b.Entry.valid(), "agreement and entry are identifiers")
	f.that(b.Quantity > 0, "quantity is at least 1")
	f.that(len(b.Lots) >= 1 && len(b.Lots) <= MaxLots, "a holder shows 1 to 50 lots")
	for i, l := range b.Lots {
		f.that(l.valid() && !slices.Contains(b.Lots[:i], l), "lots are identifiers, each named once")
	}
	return f.err()
}

func (b *FirstRefusalTaken) apply(t *tx, c *Command) error {
	agreement, round, err := t.round(c, b.Agreement)
	if err != nil {
		return err
	}
	if t.today() > agreement.Until {
		return reject(CodeTooLate, "the shares could be taken until "+string(agreement.Until))
	}
	if agreement.Terms.Seller == c.Actor {
		return reject(CodeOwnListing, "nobody buys from themselves")
	}
	if b.Quantity > agreement.Terms.Quantity {
		return reject(CodeListingShort, "fewer shares were agreed")
	}
	if err := t.isHolder(c, b.Entry); err != nil {
		return err
	}
	for _, take := range round.Takes {
		if take.Entry == b.Entry {
			return reject(CodeAlreadyExists, "the holder has taken shares in this round")
		}
	}
	if len(round.Takes) >= maxTakers {
		return reject(CodeTooManyTakers, "a round has at most 100 takers")
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
		return reject(CodeEntryNotYours, "the actor does not control the entry")
	}
	if entry.State != EntryIsClaimed {
		return reject(CodeContested, "the claim of the entry is contested")
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
		if lot.Entry != entry || lot.Class != round.Class {
			return 0, reject(CodeEntryNotYours, "the lot is of another holder or class")
		}
		if lot.Recorded.At > round.Opened.At {
			return 0, reject(CodeDateOutOfRange, "the lot was recorded after the round opened")
		}
		if sum, err = sum.Plus(lot.Quantity); err != nil {
			return 0, reject(CodeOverflow, err.Error())
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
		return reject(CodeNotExpired, "the shares can be taken until "+string(agreement.Until))
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
