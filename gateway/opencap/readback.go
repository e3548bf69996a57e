package opencap

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ErrNotOurs says that a package has no sidecar of ours.
var ErrNotOurs = errors.New("the package has no sidecar that its manifest names")

// ReadBack reads a package that Export made. It fails for one whose sidecar is not the one that the manifest names, that breaks
// the form of OCF, whose history contradicts itself, or whose OCF part leaves other securities than the sidecar has live lots.
func ReadBack(p Package) (Register, error) {
	var r Register
	opened, problems := open(p)
	if len(problems) > 0 {
		return r, fmt.Errorf("%s: %s %s %s", problems[0].File, problems[0].Object, problems[0].Field, problems[0].En)
	}
	digest, ours := opened.sidecarDigest()
	if !ours || hexSHA256(p[SidecarName]) != digest {
		return r, ErrNotOurs
	}
	side, err := readSidecar(p[SidecarName])
	if err != nil {
		return r, err
	}
	objects := map[string][]thing{}
	for _, o := range opened.objects {
		objects[o.section] = append(objects[o.section], o.thing)
	}
	said, err := saidIn(opened.issuer, objects)
	if err != nil {
		return r, err
	}
	r = Register{Ledger: side.Ledger, Height: side.Height, At: side.At, Prices: side.Prices, Names: opened.names(side)}
	if r.Records, err = side.records(said); err != nil {
		return r, err
	}
	return r, r.agrees(opened)
}

// sidecarDigest is the digest of the sidecar that the manifest names.
func (o *opened) sidecarDigest() (string, bool) {
	for _, comment := range o.manifest.texts("comments") {
		if digest, ok := strings.CutPrefix(comment, commentPrefix); ok {
			return digest, true
		}
	}
	return "", false
}

// names puts together what stakeholders say of the holders and what the sidecar adds.
func (o *opened) names(side Sidecar) map[value.EntryID]Person {
	names := map[value.EntryID]Person{}
	for id, p := range side.People {
		names[id] = p
	}
	for _, holder := range o.objects {
		if holder.kind() != "STAKEHOLDER" {
			continue
		}
		p, known := names[value.EntryID(holder.id())]
		if !known {
			continue
		}
		p.Name = holder.thing.thing("name").text("legal_name")
		if addresses := holder.things("addresses"); len(addresses) > 0 {
			p.Address = addresses[0].text("street_suite")
		}
		if taxes := holder.things("tax_ids"); len(taxes) > 0 {
			p.BusinessNumber = taxes[0].text("tax_id")
		}
		names[value.EntryID(holder.id())] = p
	}
	if len(names) == 0 {
		return nil
	}
	return names
}

// agrees tells whether the OCF part, replayed by itself, leaves the register's live lots.
func (r Register) agrees(o *opened) error {
	b, err := sortRecords(r)
	if err != nil {
		return err
	}
	h := replay(o)
	if len(h.problems) > 0 {
		p := h.problems[0]
		return fmt.Errorf("%s %s: %s", p.Object, p.Field, p.En)
	}
	live := map[string]model.Lot{}
	for _, lot := range b.lots {
		if b.said(lot) && b.live(lot) {
			live[string(lot.ID)] = lot
		}
	}
	for _, s := range h.held() {
		lot, ok := live[s.id]
		if !ok || s.class != string(lot.Class) || s.holder != string(lot.Entry) || !s.shares.equals(lot.Quantity) || !slices.Equal(s.numbers, lot.Numbers) {
			return fmt.Errorf("the security %s is not the live lot", s.id)
		}
		delete(live, s.id)
	}
	for id := range live {
		return fmt.Errorf("OCF has no security for the live lot %s", id)
	}
	return nil
}
