package httpapi

import (
	"maps"
	"net/http"
	"slices"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// maxLotsEver bounds how many lots, those that ended among them, a register's past is computed from.
const maxLotsEver = 500_000

// getRegisterAsOf answers who held what at an earlier block or day: from where each lot began and ended, and where the acts on
// its class were closed. Order goes by commit position, so a day ends with the block before the first one that has a
// transaction of the next.
func (s *Server) getRegisterAsOf(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	page, err := page(r)
	if err != nil {
		return err
	}
	answer := api.RegisterAsOf{
		Issuer: id, Totals: map[string]value.Shares{}, Votes: map[string]value.Shares{}, Dividend: map[string]value.Shares{}, Entries: []api.EntryAsOf{},
	}
	err = s.read(r, func(v *store.View) error {
		answer.Height = heightOf(v)
		if _, err := one[model.Issuer](v, model.IssuerRef(id)); err != nil {
			return err
		}
		at, err := s.askedMoment(r, v, &answer)
		if err != nil {
			return err
		}
		return past{v, at, map[string]uint64{}}.fill(&answer, page)
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// askedMoment is the last block to be counted.
func (s *Server) askedMoment(r *http.Request, v *store.View, answer *api.RegisterAsOf) (uint64, error) {
	block, err := queryNumber(r, "block", 1, maxHeight)
	if err != nil {
		return 0, err
	}
	text := r.URL.Query().Get("date")
	if name := r.URL.Query().Get("recordDate"); name != "" {
		if text != "" || block > 0 {
			return 0, fail(codeParameter, "block, date or recordDate, one of them")
		}
		if text, err = recordDay(v, answer.Issuer, model.RecordDateID(name)); err != nil {
			return 0, err
		}
	}
	at := v.Height()
	switch {
	case text != "" && block > 0:
		return 0, fail(codeParameter, "block or date, not both")
	case block > 0:
		if at = uint64(block); at > v.Height() {
			return 0, fail(codeParameter, "the block is not there yet")
		}
	case text != "":
		day, err := time.ParseInLocation(time.DateOnly, text, korea)
		if err != nil || value.Date(text) > s.today() {
			return 0, fail(codeParameter, "date is a day that is not in the future")
		}
		answer.Date = value.Date(text)
		if at, err = v.BlockBefore(value.Time(day.AddDate(0, 0, 1).Unix())); err != nil {
			return 0, err
		}
	}
	answer.Block = api.Block(at)
	return at, nil
}

// recordDay is the day of a record date of the register.
func recordDay(v *store.View, issuer value.IssuerID, id model.RecordDateID) (string, error) {
	if !model.RecordDateRef(id).Valid() {
		return "", fail(codeParameter, "recordDate is a record date's identifier")
	}
	set, err := one[model.RecordDate](v, model.RecordDateRef(id))
	if err != nil {
		return "", err
	}
	if set.Issuer != issuer {
		return "", fail(codeParameter, "the record date is another register's")
	}
	return string(set.On), nil
}

// korea is Korea's time, which has had no summer time since 1988.
var korea = time.FixedZone("KST", 9*60*60)

// past looks at a register as of a block.
type past struct {
	view *store.View
	at   uint64
	// blocks are those of transactions that were looked up.
	blocks map[string]uint64
}

// fill puts a page of the holders into the answer, and the totals of all of them.
func (p past) fill(answer *api.RegisterAsOf, page store.Page) error {
	found, err := store.All[model.Lot](p.view, store.By{Issuer: answer.Issuer, Counted: true}, maxLotsEver)
	if err != nil {
		return err
	}
	classes := map[value.ClassID]model.ShareClass{}
	held := map[value.EntryID][]model.Lot{}
	for _, f := range found {
		class, known := classes[f.Record.Class]
		if !known {
			if class, err = one[model.ShareClass](p.view, model.ClassRef(f.Record.Class)); err != nil {
				return err
			}
			classes[class.ID] = class
		}
		counted, err := p.counted(f, class)
		if err != nil {
			return err
		}
		if counted {
			held[f.Record.Entry] = append(held[f.Record.Entry], f.Record)
			answer.Totals[string(class.ID)] += f.Record.Quantity
		}
	}
	treasury, err := one[model.Issuer](p.view, model.IssuerRef(answer.Issuer))
	if err != nil {
		return err
	}
	weigh := weights{classes, treasury.Treasury}
	for id, lots := range held {
		weigh.add(id, lots, answer.Votes, answer.Dividend)
	}
	entries := slices.Sorted(maps.Keys(held))
	from := min(int(page.After), len(entries))
	until := min(from+page.Limit, len(entries))
	for _, id := range entries[from:until] {
		answer.Entries = append(answer.Entries, weigh.entryAsOf(id, held[id]))
	}
	if until < len(entries) {
		answer.Next = next(store.Cursor(until))
	}
	return nil
}

// counted tells whether a lot counted after the block.
func (p past) counted(f store.Found[model.Lot], class model.ShareClass) (bool, error) {
	lot := f.Record
	began := f.Began.Block
	if lot.Staged != "" {
		closed, err := p.closed(lot.Staged)
		if err != nil {
			return false, err
		}
		began = closed
	}
	if began > p.at {
		return false, nil
	}
	if lot.Ended != nil {
		ended, err := p.block(lot.Ended.On)
		return ended > p.at, err
	}
	if lot.Epoch == class.Epoch {
		return true, nil
	}
	replacement, err := one[model.Replacement](p.view, model.ReplacementRef(class.ID, lot.Epoch))
	if err != nil {
		return false, err
	}
	replaced, err := p.closed(replacement.Act)
	return replaced > p.at, err
}

// closed is the block in which a staged act was closed.
func (p past) closed(id value.StagedID) (uint64, error) {
	completion, err := optional[model.Completion](p.view, model.CompletionRef(id))
	if err != nil || completion == nil {
		return ^uint64(0), err
	}
	return p.block(completion.On)
}

func (p past) block(on model.Stamp) (uint64, error) {
	if block, known := p.blocks[on.Transaction]; known {
		return block, nil
	}
	transaction, err := p.view.Transaction(on.Transaction)
	p.blocks[on.Transaction] = transaction.Block
	return transaction.Block, err
}

// weights are what a holder's shares weigh, by their classes; the company's own weigh nothing.
type weights struct {
	classes  map[value.ClassID]model.ShareClass
	treasury value.EntryID
}

// add adds a holder's votes and the shares that take part in a dividend, by class.
func (w weights) add(id value.EntryID, lots []model.Lot, votes, dividend map[string]value.Shares) {
	holder := model.HolderEntry{ID: id, Treasury: w.treasury != "" && id == w.treasury}
	for _, l := range lots {
		class := w.classes[l.Class]
		votes[string(l.Class)] += class.VotesOf(holder, l.Quantity)
		dividend[string(l.Class)] += class.DividendSharesOf(holder, l.Quantity)
	}
}

func (w weights) entryAsOf(id value.EntryID, lots []model.Lot) api.EntryAsOf {
	e := api.EntryAsOf{
		Id: id, Totals: map[string]value.Shares{}, Votes: map[string]value.Shares{}, Dividend: map[string]value.Shares{}, Lots: make([]api.LotAsOf, 0, len(lots)),
	}
	w.add(id, lots, e.Votes, e.Dividend)
	for _, l := range lots {
		e.Totals[string(l.Class)] += l.Quantity
		e.Lots = append(e.Lots, api.LotAsOf{
			Id: l.ID, Class: l.Class, Quantity: l.Quantity, EffectiveOn: l.EffectiveOn, ContractOn: l.ContractOn, PaidOn: l.PaidOn,
		})
	}
	return e
}
