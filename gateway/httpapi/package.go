package httpapi

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/opencap"
	"holdfast/gateway/store"
)

// maxOthers bounds the records of one kind, beside entries and lots, of which a package speaks.
const maxOthers = 50_000

// exportPackage writes the register with names as a package of the Open Cap Table Format.
func (s *Server) exportPackage(w http.ResponseWriter, r *http.Request) error {
	company, _, err := s.officerOf(r, registerPackage)
	if err != nil {
		return err
	}
	done, err := s.print(r.Context())
	if err != nil {
		return err
	}
	defer done()
	register := opencap.Register{At: value.Time(s.Now().Unix())}
	err = s.read(r, func(v *store.View) (err error) {
		register.Ledger, register.Height = v.Ledger(), v.Height()+1
		register.Records, err = packaged(v, company.Issuer)
		return err
	})
	if err != nil {
		return err
	}
	register.Prices = pricesIn(register.Records)
	if register.Names, err = s.packageNames(r.Context(), company.Issuer.ID, register.Records); err != nil {
		return err
	}
	p, err := opencap.Export(register)
	if err != nil {
		return err
	}
	file, err := p.ZIP()
	if err != nil {
		return err
	}
	return writeFile(w, "application/zip", "register-"+string(s.today())+".ocf.zip", file)
}

// packaged are the records of a register that an officer's package speaks of. Negotiations are none of the officer's business:
// listings, offers and agreements that are not concluded are left out.
func packaged(v *store.View, issuer model.Issuer) ([]model.Record, error) {
	out := []model.Record{issuer}
	for _, of := range []func(*store.View, value.IssuerID) ([]model.Record, error){
		every[model.ShareClass], every[model.HolderEntry], every[model.Lot], every[model.Change], every[model.Import], every[model.Allotment],
		every[model.Completion], every[model.Encumbrance], every[model.Pool], every[model.Pools], every[model.Option], every[model.Convertible], every[model.RecordedTransfer],
		every[model.Agreement], every[model.Authority], every[model.EntryOf], every[model.Numbering], every[model.NumberPage],
	} {
		found, err := of(v, issuer.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	out = slices.DeleteFunc(out, func(r model.Record) bool {
		e, ok := r.(model.Encumbrance)
		return ok && e.Staged != "" && e.Staged != issuer.Import // of a list that was not entered
	})
	return through(v, out)
}

// every lists an issuer's records of a kind that count, and that an officer sees.
func every[R model.Record](v *store.View, issuer value.IssuerID) ([]model.Record, error) {
	var zero R
	by := store.By{Issuer: issuer}
	switch any(zero).(type) {
	case model.Lot, model.HolderEntry:
		by.Counted = true
	}
	found, err := store.All[R](v, by, maxOthers)
	var out []model.Record
	for _, one := range records(found) {
		if a, ok := any(one).(model.Agreement); ok && !slices.Contains(concluded, state(a.State)) {
			continue
		}
		out = append(out, one)
	}
	return out, err
}

// through adds the records that do not name their issuer themselves: classes' counts, amendments and what
// ended their epochs, what reserves live lots, escrows.
func through(v *store.View, of []model.Record) ([]model.Record, error) {
	var refs []model.Ref
	for _, r := range of {
		switch r := r.(type) {
		case model.ShareClass:
			refs = append(refs, model.CountRef(r.ID))
			for epoch := range r.Epoch {
				refs = append(refs, model.ReplacementRef(r.ID, epoch))
			}
			for amendment := range r.Amendments {
				refs = append(refs, model.AmendmentRef(r.ID, amendment))
			}
		case model.Lot:
			for _, id := range r.Reservations {
				refs = append(refs, model.ReservationRef(id))
			}
		case model.Agreement:
			refs = append(refs, model.EscrowRef(r.ID))
		}
	}
	slices.SortFunc(refs, func(a, b model.Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	for _, ref := range slices.Compact(refs) {
		found, err := getAny(v, ref)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		of = append(of, found)
	}
	return of, nil
}

func getAny(v *store.View, ref model.Ref) (model.Record, error) {
	switch ref.Kind {
	case model.KindCount:
		found, err := store.Get[model.Count](v, ref)
		return found.Record, err
	case model.KindReplacement:
		found, err := store.Get[model.Replacement](v, ref)
		return found.Record, err
	case model.KindAmendment:
		found, err := store.Get[model.AmendmentOf](v, ref)
		return found.Record, err
	case model.KindReservation:
		found, err := store.Get[model.Reservation](v, ref)
		return found.Record, err
	}
	found, err := store.Get[model.Escrow](v, ref)
	return found.Record, err
}

// pricesIn are the prices of lots that records say: those of settled agreements and of converted convertibles.
func pricesIn(of []model.Record) map[value.LotID]value.Won {
	prices := map[value.LotID]value.Won{}
	for _, r := range of {
		switch r := r.(type) {
		case model.Agreement:
			if r.Began != "" {
				prices[r.Began] = r.Terms.Price
			}
		case model.Convertible:
			if r.Lot != "" {
				prices[r.Lot] = r.Price
			}
		}
	}
	return prices
}

// packageNames finds the holders' data. It fails when this home does not have somebody's, instead of leaving them out.
func (s *Server) packageNames(ctx context.Context, issuer value.IssuerID, of []model.Record) (map[value.EntryID]opencap.Person, error) {
	commitments := map[value.EntryID]value.Commitment{}
	var asked []value.Commitment
	for _, r := range of {
		if entry, ok := r.(model.HolderEntry); ok {
			commitments[entry.ID] = entry.Commitment
			asked = append(asked, entry.Commitment)
		}
	}
	values, err := s.Keeper.Entries(ctx, issuer, asked)
	if err != nil {
		return nil, err
	}
	names := map[value.EntryID]opencap.Person{}
	for entry, commitment := range commitments {
		val, ok := values[commitment]
		if !ok {
			return nil, fail(Code(homes.CodeMissing), "this home lacks the data of an entry")
		}
		p, err := val.Person()
		if err != nil {
			return nil, err
		}
		names[entry] = opencap.Person{
			Kind: p.Kind, Name: p.Name, Identifier: p.Identifier, BusinessNumber: p.BusinessNumber, Address: p.Address, Email: p.Email, Phone: p.Phone,
		}
	}
	return names, nil
}

// maxNamed bounds the lines about a package in an answer.
const maxNamed = 500

// packageAnswer says what a package has besides its list; nil for another list.
func packageAnswer(l homes.Listed) *api.ImportPackage {
	if l.Package == nil {
		return nil
	}
	answer := &api.ImportPackage{Ours: l.Package.Ours, Treatments: []api.ImportTreatment{}, Next: []api.ImportNext{}}
	for _, of := range l.Package.Treatments[:min(len(l.Package.Treatments), maxNamed)] {
		answer.Treatments = append(answer.Treatments, api.ImportTreatment{
			Outcome: api.ImportTreatmentOutcome(of.Outcome), Object: of.Object, Field: of.Field, Count: of.Count, Ids: notNil(of.IDs), Ko: of.Ko, En: of.En,
		})
	}
	for _, next := range l.Package.Next {
		answer.Next = append(answer.Next, api.ImportNext{Type: string(next.Type), Object: next.Object, Body: next.Body})
	}
	return answer
}
