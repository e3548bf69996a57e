package main

import (
	"context"
	"errors"

	"holdfast/chaincode/core"
	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/proof"
	"holdfast/gateway/store"
)

// reads answers, from the read model, the questions of packages that do not know it.
type reads struct{ store *store.Store }

// Party implements session.Parties.
func (r reads) Party(ctx context.Context, party core.DID) (core.Party, bool, error) {
	found, err := r.store.Record(ctx, core.PartyRef(party))
	if err != nil || found == nil {
		return core.Party{}, false, err
	}
	typed, ok := found.(core.Party)
	if !ok {
		return core.Party{}, false, errors.New("the party's record is of another kind")
	}
	return typed, true, nil
}

// Entries implements homes.Register.
func (r reads) Entries(ctx context.Context, issuer core.IssuerID) ([]core.HolderEntry, error) {
	var out []core.HolderEntry
	err := r.store.View(ctx, func(view *store.View) error {
		page := store.Page{Limit: store.MaxPage}
		for {
			listed, err := store.List[core.HolderEntry](view, store.By{Issuer: issuer}, page)
			if err != nil {
				return err
			}
			for _, entry := range listed.Items {
				out = append(out, entry.Record)
			}
			if listed.Next == 0 {
				return nil
			}
			page.After = listed.Next
		}
	})
	return out, err
}

// uses are the ledger's purposes in a DID document's words.
var uses = map[core.Purpose]did.Purpose{
	core.PurposeLogin: did.PurposeLogIn, core.PurposeSign: did.PurposeSign, core.PurposeRecover: did.PurposeRecover,
}

// PartyKeys implements did.PartyLookup.
func (r reads) PartyKeys(ctx context.Context, id did.DID) ([]did.PartyKey, error) {
	party, ok, err := r.Party(ctx, core.DID(id))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.New(fault.NotFound, "no party on the ledger has this identifier")
	}
	keys := make([]did.PartyKey, 0, len(party.Keys))
	for _, k := range party.Keys {
		public, err := proof.ParseJWK([]byte(k.JWK))
		if err != nil {
			return nil, err
		}
		purposes := make([]did.Purpose, 0, len(k.Purposes))
		for _, p := range k.Purposes {
			purposes = append(purposes, uses[p])
		}
		keys = append(keys, did.PartyKey{Public: public, Purposes: purposes})
	}
	return keys, nil
}
