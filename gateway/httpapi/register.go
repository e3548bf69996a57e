package httpapi

import (
	"context"
	"net/http"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/store"
)

// maxLotsOfPage bounds the lots of the entries of one page of the register.
const maxLotsOfPage = 20_000

// registerPage says which part of a register is asked for.
type registerPage struct {
	store.Page
	// by chooses entries; ended adds lots that ended.
	by    store.By
	ended bool
}

func (s *Server) getRegister(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	wanted, err := askedPage(r, id)
	if err != nil {
		return err
	}
	visitor, err := s.visitor(r)
	if err != nil {
		return err
	}
	answer, shown, err := s.readRegister(r, wanted, visitor)
	if err != nil {
		return err
	}
	if err := s.addPersonal(r.Context(), answer.Issuer.ID, answer.Entries, shown); err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func askedPage(r *http.Request, issuer value.IssuerID) (registerPage, error) {
	wanted := registerPage{by: store.By{Issuer: issuer, Live: true}}
	var err error
	if wanted.Page, err = page(r); err != nil {
		return wanted, err
	}
	wanted.by.Begins = r.URL.Query().Get("entry")
	if wanted.by.Begins != "" && !entryBegins.MatchString(wanted.by.Begins) {
		return wanted, fail(codeParameter, "entry is not how an entry's identifier begins")
	}
	wanted.ended, err = queryBool(r, "ended")
	return wanted, err
}

// readRegister reads a page of the register, and which of its entries are shown with personal data.
func (s *Server) readRegister(r *http.Request, wanted registerPage, visitor value.DID) (api.RegisterAnswer, map[value.EntryID]bool, error) {
	var answer api.RegisterAnswer
	shown := map[value.EntryID]bool{}
	err := s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if answer.Issuer, err = one[model.Issuer](v, model.IssuerRef(wanted.by.Issuer)); err != nil {
			return err
		}
		if answer.Classes, err = classesOf(v, answer.Issuer); err != nil {
			return err
		}
		if wanted.After == 0 {
			if err := addSums(v, &answer); err != nil {
				return err
			}
		}
		who := s.viewer(v, visitor)
		roles, err := who.ofRegister(answer.Issuer)
		if err != nil {
			return err
		}
		place := who.place(answer.Issuer)
		answer.Home = place == atHome
		entries, err := store.List[model.HolderEntry](v, wanted.by, wanted.Page)
		if err != nil {
			return err
		}
		answer.Next = next(entries.Next)
		for _, entry := range entries.Items {
			own, err := who.ofEntry(entry.Record)
			if err != nil {
				return err
			}
			shown[entry.Record.ID] = sees(holderData, place, slices.Concat(roles, own)...)
		}
		answer.Entries, err = registerEntries(v, records(entries.Items), wanted.ended)
		return err
	})
	return answer, shown, err
}

// addSums adds what the whole register adds up to.
func addSums(v *store.View, answer *api.RegisterAnswer) error {
	sums, err := v.Sums(answer.Issuer.ID)
	if err != nil {
		return err
	}
	for _, sum := range sums {
		answer.Sums = append(answer.Sums, api.RegisterSum{Class: sum.Class, Provenance: sum.Provenance, Lots: sum.Lots, Shares: sum.Quantity})
	}
	answer.Holders, err = v.Entries(answer.Issuer.ID)
	return err
}

// registerEntries are the holders of a page with their lots.
func registerEntries(v *store.View, entries []model.HolderEntry, ended bool) ([]api.RegisterEntry, error) {
	rows := make([]api.RegisterEntry, 0, len(entries))
	if len(entries) == 0 {
		return rows, nil
	}
	by := store.By{Live: !ended, Counted: true}
	for _, entry := range entries {
		by.Entries = append(by.Entries, entry.ID)
	}
	found, err := store.All[model.Lot](v, by, maxLotsOfPage)
	if err != nil {
		return nil, err
	}
	lots := map[value.EntryID][]model.Lot{}
	for _, lot := range records(found) {
		lots[lot.Entry] = append(lots[lot.Entry], lot)
	}
	classes := map[value.ClassID]model.ShareClass{}
	for _, f := range found {
		if _, known := classes[f.Record.Class]; known {
			continue
		}
		if classes[f.Record.Class], err = one[model.ShareClass](v, model.ClassRef(f.Record.Class)); err != nil {
			return nil, err
		}
	}
	for _, entry := range entries {
		row, err := registerEntry(entry, lots[entry.ID], classes)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// registerEntry is a holder with their lots; the totals are of those that count.
func registerEntry(entry model.HolderEntry, lots []model.Lot, classes map[value.ClassID]model.ShareClass) (api.RegisterEntry, error) {
	row := api.RegisterEntry{
		Id: entry.ID, Issuer: entry.Issuer, Kind: entry.Kind, Commitment: entry.Commitment, State: entry.State, Controller: entry.Controller,
		AttestedBy: entry.AttestedBy, SellableFrom: entry.SellableFrom, Confirmed: entry.Confirmed, ObjectedBy: entry.ObjectedBy,
		Since: entry.Since, Lots: notNil(lots), Totals: map[string]value.Shares{},
	}
	var err error
	for _, lot := range row.Lots {
		if lot.Ended != nil || lot.Epoch != classes[lot.Class].Epoch { // all of them did count
			continue
		}
		class := string(lot.Class)
		if row.Totals[class], err = row.Totals[class].Plus(lot.Quantity); err != nil {
			return row, err
		}
	}
	return row, nil
}

// addPersonal puts the personal data beside the entries that are shown with it. What this home does not have (yet) is left
// out.
func (s *Server) addPersonal(ctx context.Context, issuer value.IssuerID, entries []api.RegisterEntry, shown map[value.EntryID]bool) error {
	var wanted []value.Commitment
	for _, entry := range entries {
		if shown[entry.Id] {
			wanted = append(wanted, entry.Commitment)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	values, err := s.Keeper.Entries(ctx, issuer, wanted)
	if err != nil {
		return err
	}
	for i, entry := range entries {
		val, ok := values[entry.Commitment]
		if !ok || !shown[entry.Id] {
			continue
		}
		person, err := val.Person()
		if err != nil {
			return err
		}
		entries[i].Personal = personal(person)
	}
	return nil
}

func personal(p homes.Person) *api.Personal {
	return &api.Personal{Name: p.Name, Identifier: p.Identifier, Address: p.Address, Email: p.Email, Phone: p.Phone}
}

func (s *Server) getLot(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.LotID](r, "lot")
	if err != nil {
		return err
	}
	var answer api.LotAnswer
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if answer.Lot, err = one[model.Lot](v, model.LotRef(id)); err != nil {
			return err
		}
		if answer.Recorded, err = positionOf(v, answer.Lot.Recorded); err != nil || answer.Lot.Ended == nil {
			return err
		}
		ended, err := positionOf(v, answer.Lot.Ended.On)
		answer.Ended = &ended
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}
