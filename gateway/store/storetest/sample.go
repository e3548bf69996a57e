package storetest

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

// id is the n-th identifier of a kind in the samples.
func id(kind value.Kind, n int) string { return value.Derive(string(kind), command(n), 0) }

func command(n int) value.CommandID {
	return value.CommandID(fmt.Sprintf("%x", sha256.Sum256([]byte(fmt.Sprint("command ", n)))))
}

func did(n int) value.DID { return value.PartyDID(fmt.Sprintf("%043d", n)) }

func stamp(n int) model.Stamp {
	return model.Stamp{Command: command(n), Transaction: transaction(n), At: value.Time(1_700_000_000 + int64(n))}
}

func transaction(n int) string { return fmt.Sprintf("%064x", n) }

func lot(n, issuer, entry int) model.Lot {
	return model.Lot{
		ID: value.LotID(id(model.KindLot, n)), Issuer: value.IssuerID(id(model.KindIssuer, issuer)), Class: value.ClassID(id(model.KindClass, issuer)),
		Entry: value.EntryID(id(model.KindEntry, entry)), Quantity: 100, Provenance: model.Asserted, EffectiveOn: "2026-01-02",
		PaidOn: "2026-01-02", Recorded: stamp(n),
	}
}

func entry(n, issuer int) model.HolderEntry {
	return model.HolderEntry{
		ID: value.EntryID(id(model.KindEntry, n)), Issuer: value.IssuerID(id(model.KindIssuer, issuer)), Kind: model.Person,
		Commitment: value.Commitment(command(n)), State: model.EntryIsUnclaimed, Since: stamp(n),
	}
}

func listing(n, issuer, seller int, state model.ListingState) model.Listing {
	return model.Listing{
		ID: value.ListingID(id(model.KindListing, n)), Issuer: value.IssuerID(id(model.KindIssuer, issuer)),
		Class: value.ClassID(id(model.KindClass, issuer)), Seller: did(seller), Entry: value.EntryID(id(model.KindEntry, seller)),
		Reservation: value.ReservationID(id(model.KindReservation, n)), Remaining: 10, Price: 1000, Expires: 1_800_000_000,
		State: state, Since: stamp(n),
	}
}

func offer(n, listed, seller, buyer int) model.Offer {
	return model.Offer{
		ID: value.OfferID(id(model.KindOffer, n)), Issuer: value.IssuerID(id(model.KindIssuer, 1)), Listing: value.ListingID(id(model.KindListing, listed)),
		Seller: did(seller), Buyer: did(buyer), Round: 1, Proposer: did(buyer), Quantity: 5, Price: 900, Expires: 1_800_000_000,
		State: model.OfferIsOpen, Since: stamp(n),
	}
}

// block is a block with one transaction of one applied command, numbered like the block, that writes the records.
func block(t testing.TB, n int, records ...model.Record) store.Block {
	t.Helper()
	return store.Block{
		Number: uint64(n), Hash: sha256.Sum256([]byte{byte(n)}),
		Transactions: []store.Transaction{{
			ID: transaction(n), Position: store.Position{Block: uint64(n), Index: 2}, At: stamp(n).At, Submitter: "Member1MSP",
			Acts: []store.Act{act(t, n, model.Applied, records...)},
		}},
	}
}

func act(t testing.TB, n int, status model.Status, records ...model.Record) store.Act {
	t.Helper()
	a := store.Act{
		Command: command(n), Place: n % 3, Bytes: []byte(fmt.Sprint("bytes ", n)), Type: trade.TypeSharesListed, Actor: did(n),
		Register: value.IssuerID(id(model.KindIssuer, 1)), Status: status,
	}
	outcome := model.Outcome{Command: a.Command, Type: a.Type, Actor: a.Actor, Status: status, On: stamp(n)}
	for _, r := range append(records, model.Record(outcome)) {
		val, err := record.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		a.Writes = append(a.Writes, store.Write{Record: r, Key: record.Key(r.Ref()), Value: val})
	}
	return a
}

// empty is a block without transactions of ours.
func empty(n int) store.Block {
	return store.Block{Number: uint64(n), Hash: sha256.Sum256([]byte{byte(n)})}
}
