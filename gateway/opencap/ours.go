package opencap

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/shareholderlist"
)

// readOurs reads a package that this system made. What its sidecar says of holders and of days of acquisition goes before what
// can be told from OCF alone.
func (in *intake) readOurs(files Package) bool {
	r, err := ReadBack(files)
	if err != nil {
		return false
	}
	b, err := sortRecords(r)
	in.mine = &b
	return err == nil
}

// acquired is the day of a security's acquisition.
func (in *intake) acquired(s *held) string {
	if in.mine == nil {
		return s.acquired
	}
	return string(in.mine.byLot[value.LotID(s.id)].EffectiveOn)
}

// known is a holder as the sidecar has them.
func (in *intake) known(id value.EntryID) (shareholderlist.Holder, bool) {
	if in.mine == nil {
		return shareholderlist.Holder{}, false
	}
	p, ok := in.mine.Names[id]
	h := shareholderlist.Holder{Name: p.Name, Kind: shareholderlist.Kind(p.Kind), Address: p.Address, Email: p.Email, Phone: p.Phone}
	if p.Kind == model.Person {
		h.BirthDate = listDate(p.Identifier)
		return h, ok
	}
	if m := corporate.FindStringSubmatch(p.Identifier); m != nil {
		h.CorporateNumber = shareholderlist.CorporateNumber(m[1] + "-" + m[2])
	}
	if m := business.FindStringSubmatch(p.BusinessNumber); m != nil {
		h.BusinessNumber = shareholderlist.BusinessNumber(m[1] + "-" + m[2] + "-" + m[3])
	}
	return h, ok
}

// ownShares enters the company's own shares, which the sidecar has.
func (in *intake) ownShares(preview *shareholderlist.Preview, sums map[shareholderlist.ClassID]amount) {
	own := shareholderlist.Holder{Ref: shareholderlist.HolderRef(fmt.Sprintf("H%d", len(preview.Holders)+1)), Name: in.opt.Issuer, Kind: shareholderlist.Company, Treasury: true}
	for _, lot := range in.mine.lots {
		class, admitted := in.classes[string(lot.Class)]
		if in.mine.said(lot) || !admitted || !in.mine.live(lot) {
			continue
		}
		row := len(preview.Rows) + 1
		quantity := shareholderlist.Quantity(lot.Quantity)
		own.Lots = append(own.Lots, shareholderlist.Lot{Class: class.ID, Quantity: quantity, AcquiredOn: listDate(string(lot.EffectiveOn)), Numbers: listNumbers(lot.Numbers), Row: row})
		preview.Rows = append(preview.Rows, shareholderlist.Row{Number: row, Kind: shareholderlist.LotRow, Holder: own.Ref, Class: class.ID, Quantity: quantity})
		sums[class.ID] = sums[class.ID].plus(amountOf(number(lot.Quantity)))
	}
	if len(own.Lots) > 0 {
		preview.Holders = append(preview.Holders, own)
	}
}
