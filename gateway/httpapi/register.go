package httpapi

import (
	"context"
	"net/http"

	"holdfast/chaincode/core"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/store"
)

// maxLotsOfEntry bounds the lots of one entry that a page of the register holds.
const maxLotsOfEntry = 10_000

func (s *Server) getRegister(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[core.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	page, err := page(r)
	if err != nil {
		return err
	}
	ended, err := queryBool(r, "ended")
	if err != nil {
		return err
	}
	visitor, err := s.visitor(r)
	if err != nil {
		return err
	}
	answer, shown, err := s.readRegister(r, id, page, ended, visitor)
	if err != nil {
		return err
	}
	if err := s.addPersonal(r.Context(), answer.Issuer.ID, answer.Entries, shown); err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// readRegister reads a page of the register, and which of its entries are shown with personal data.
func (s *Server) readRegister(r *http.Request, id core.IssuerID, page store.Page, ended bool, visitor core.DID) (api.RegisterAnswer, map[core.EntryID]bool, error) {
	var answer api.RegisterAnswer
	shown := map[core.EntryID]bool{}
	err := s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if answer.Issuer, err = one[core.Issuer](v, core.IssuerRef(id)); err != nil {
			return err
		}
		if answer.Classes, err = classesOf(v, answer.Issuer); err != nil {
			return err
		}
		who := s.viewer(v, visitor)
		roles, err := who.ofRegister(answer.Issuer)
		if err != nil {
			return err
		}
		place := who.place(answer.Issuer)
		answer.Home = place == atHome
		entries, err := store.List[core.HolderEntry](v, store.By{Issuer: id}, page)
		if err != nil {
			return err
		}
		answer.Next, answer.Entries = next(entries.Next), []api.RegisterEntry{}
		for _, entry := range records(entries.Items) {
			row, err := registerEntry(v, entry, ended)
			if err != nil {
				return err
			}
			answer.Entries = append(answer.Entries, row)
			shown[entry.ID] = sees(holderData, place, append(roles, who.ofEntry(entry)...)...)
		}
		return nil
	})
	return answer, shown, err
}

// ofEntry are the viewer's roles at one entry.
func (w *viewer) ofEntry(entry core.HolderEntry) []role {
	if w.did != "" && entry.Controller == w.did && entry.State != core.EntryIsAttested {
		return []role{theController}
	}
	return nil
}

// registerEntry is a holder with their lots.
func registerEntry(v *store.View, entry core.HolderEntry, ended bool) (api.RegisterEntry, error) {
	found, err := store.All[core.Lot](v, store.By{Entry: entry.ID, Live: !ended}, maxLotsOfEntry)
	if err != nil {
		return api.RegisterEntry{}, err
	}
	row := api.RegisterEntry{
		Id: entry.ID, Issuer: entry.Issuer, Kind: entry.Kind, Commitment: entry.Commitment, State: entry.State, Controller: entry.Controller,
		AttestedBy: entry.AttestedBy, SellableFrom: entry.SellableFrom, Confirmed: entry.Confirmed, ObjectedBy: entry.ObjectedBy,
		Since: entry.Since, Lots: records(found), Totals: map[string]core.Shares{},
	}
	for _, lot := range row.Lots {
		if lot.Ended != nil {
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
func (s *Server) addPersonal(ctx context.Context, issuer core.IssuerID, entries []api.RegisterEntry, shown map[core.EntryID]bool) error {
	var wanted []core.Commitment
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
		value, ok := values[entry.Commitment]
		if !ok || !shown[entry.Id] {
			continue
		}
		person, err := value.Person()
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
	id, err := pathID[core.LotID](r, "lot")
	if err != nil {
		return err
	}
	var answer api.LotAnswer
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if answer.Lot, err = one[core.Lot](v, core.LotRef(id)); err != nil {
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
