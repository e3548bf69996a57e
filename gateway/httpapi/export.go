package httpapi

import (
	"bytes"
	"net/http"
	"strings"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/homes"
	"holdfast/gateway/shareholderlist"
	"holdfast/gateway/store"
)

// maxEntries and maxLots bound what is read of one register at once: no list that is imported has more.
const (
	maxEntries = shareholderlist.MaxHolders
	maxLots    = shareholderlist.MaxRows
)

// exportRegister writes the register with names, as the list that it began with: one row for each live lot.
func (s *Server) exportRegister(w http.ResponseWriter, r *http.Request) error {
	company, _, err := s.officerOf(r, registerCopy)
	if err != nil {
		return err
	}
	lang, err := language(r)
	if err != nil {
		return err
	}
	var entries []model.HolderEntry
	lots := map[value.EntryID][]model.Lot{}
	err = s.read(r, func(v *store.View) error {
		found, err := store.All[model.HolderEntry](v, store.By{Issuer: company.Issuer.ID, Live: true}, maxEntries)
		if err != nil {
			return err
		}
		entries = records(found)
		live, err := store.All[model.Lot](v, store.By{Issuer: company.Issuer.ID, Live: true}, maxLots)
		for _, lot := range records(live) {
			lots[lot.Entry] = append(lots[lot.Entry], lot)
		}
		return err
	})
	if err != nil {
		return err
	}
	commitments := make([]value.Commitment, 0, len(entries))
	for _, entry := range entries {
		commitments = append(commitments, entry.Commitment)
	}
	values, err := s.Keeper.Entries(r.Context(), company.Issuer.ID, commitments)
	if err != nil {
		return err
	}
	holders, err := exported(entries, lots, values)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := shareholderlist.WriteCSV(&out, shareholderlist.Export(holders, company.Classes, shareholderlist.Language(lang))); err != nil {
		return err
	}
	return writeFile(w, "text/csv; charset=utf-8", "register-"+string(s.today())+".csv", out.Bytes())
}

// exported are the holders of the live lots. It fails when this home does not have somebody's data, instead of leaving
// them out.
func exported(entries []model.HolderEntry, lots map[value.EntryID][]model.Lot, values map[value.Commitment]homes.Value) ([]shareholderlist.Holder, error) {
	var holders []shareholderlist.Holder
	for _, entry := range entries {
		if len(lots[entry.ID]) == 0 {
			continue
		}
		val, ok := values[entry.Commitment]
		if !ok {
			return nil, fail(Code(homes.CodeMissing), "this home lacks the data of an entry")
		}
		person, err := val.Person()
		if err != nil {
			return nil, err
		}
		holder := holderOf(person, lots[entry.ID])
		holder.Treasury = entry.Treasury
		holders = append(holders, holder)
	}
	return holders, nil
}

func holderOf(p homes.Person, lots []model.Lot) shareholderlist.Holder {
	h := shareholderlist.Holder{
		Name: p.Name, Kind: shareholderlist.Kind(p.Kind), BusinessNumber: shareholderlist.BusinessNumber(p.BusinessNumber),
		Address: p.Address, Email: p.Email, Phone: p.Phone,
	}
	if len(p.Identifier) == 13 {
		h.CorporateNumber = shareholderlist.CorporateNumber(p.Identifier[:6] + "-" + p.Identifier[6:])
	} else {
		h.BirthDate = listDate(value.Date(p.Identifier))
	}
	for _, lot := range lots {
		numbers := listNumbers(lot.Numbers)
		h.Lots = append(h.Lots, shareholderlist.Lot{
			Class: shareholderlist.ClassID(lot.Class), Quantity: shareholderlist.Quantity(lot.Quantity), AcquiredOn: listDate(lot.EffectiveOn),
			Certificate: shareholderlist.CertificateText(numbers), Numbers: numbers, Pledged: shareholderlist.Quantity(lot.Pledged),
		})
	}
	return h
}

// listNumbers are numbers of certificates as a list has them.
func listNumbers(numbers []model.NumberRange) []shareholderlist.NumberRange {
	var out []shareholderlist.NumberRange
	for _, n := range numbers {
		out = append(out, shareholderlist.NumberRange(n))
	}
	return out
}

// listDate is a day as a list has it; the zero date for none.
func listDate(d value.Date) shareholderlist.Date {
	at, err := time.Parse(time.DateOnly, strings.TrimSpace(string(d)))
	if err != nil {
		return shareholderlist.Date{}
	}
	return shareholderlist.DateOf(at)
}
