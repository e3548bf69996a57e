package storetest

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"holdfast/chaincode/core"
	"holdfast/chaincode/record"
	"holdfast/gateway/store"
)

// id is the n-th identifier of a kind in the samples.
func id(kind core.Kind, n int) string { return core.Derive(string(kind), command(n), 0) }

func command(n int) core.CommandID {
	return core.CommandID(fmt.Sprintf("%x", sha256.Sum256([]byte(fmt.Sprint("command ", n)))))
}

func did(n int) core.DID { return core.PartyDID(fmt.Sprintf("%043d", n)) }

func stamp(n int) core.Stamp {
	return core.Stamp{Command: command(n), Transaction: transaction(n), At: core.Time(1_700_000_000 + int64(n))}
}

func transaction(n int) string { return fmt.Sprintf("%064x", n) }

func lot(n, issuer, entry int) core.Lot {
	return core.Lot{
		ID: core.LotID(id(core.KindLot, n)), Issuer: core.IssuerID(id(core.KindIssuer, issuer)), Class: core.ClassID(id(core.KindClass, issuer)),
		Entry: core.EntryID(id(core.KindEntry, entry)), Quantity: 100, Provenance: core.Asserted, EffectiveOn: "2026-01-02",
		PaidOn: "2026-01-02", Recorded: stamp(n),
	}
}

func entry(n, issuer int) core.HolderEntry {
	return core.HolderEntry{
		ID: core.EntryID(id(core.KindEntry, n)), Issuer: core.IssuerID(id(core.KindIssuer, issuer)), Kind: core.Person,
		Commitment: core.Commitment(command(n)), State: core.EntryIsUnclaimed, Since: stamp(n),
	}
}

func listing(n, issuer, seller int, state core.ListingState) core.Listing {
	return core.Listing{
		ID: core.ListingID(id(core.KindListing, n)), Issuer: core.IssuerID(id(core.KindIssuer, issuer)),
		Class: core.ClassID(id(core.KindClass, issuer)), Seller: did(seller), Entry: core.EntryID(id(core.KindEntry, seller)),
		Reservation: core.ReservationID(id(core.KindReservation, n)), Remaining: 10, Price: 1000, Expires: 1_800_000_000,
		State: state, Since: stamp(n),
	}
}

func offer(n, listed, seller, buyer int) core.Offer {
	return core.Offer{
		ID: core.OfferID(id(core.KindOffer, n)), Issuer: core.IssuerID(id(core.KindIssuer, 1)), Listing: core.ListingID(id(core.KindListing, listed)),
		Seller: did(seller), Buyer: did(buyer), Round: 1, Proposer: did(buyer), Quantity: 5, Price: 900, Expires: 1_800_000_000,
		State: core.OfferIsOpen, Since: stamp(n),
	}
}

// block is a block with one transaction of one applied command, numbered like the block, that writes the records.
func block(t testing.TB, n int, records ...core.Record) store.Block {
	t.Helper()
	return store.Block{
		Number: uint64(n), Hash: sha256.Sum256([]byte{byte(n)}),
		Transactions: []store.Transaction{{
			ID: transaction(n), Position: store.Position{Block: uint64(n), Index: 2}, At: stamp(n).At, Submitter: "Member1MSP",
			Acts: []store.Act{act(t, n, core.Applied, records...)},
		}},
	}
}

func act(t testing.TB, n int, status core.Status, records ...core.Record) store.Act {
	t.Helper()
	a := store.Act{
		Command: command(n), Place: n % 3, Bytes: []byte(fmt.Sprint("bytes ", n)), Type: core.TypeSharesListed, Actor: did(n),
		Register: core.IssuerID(id(core.KindIssuer, 1)), Status: status,
	}
	outcome := core.Outcome{Command: a.Command, Type: a.Type, Actor: a.Actor, Status: status, On: stamp(n)}
	for _, r := range append(records, core.Record(outcome)) {
		value, err := record.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		a.Writes = append(a.Writes, store.Write{Record: r, Key: record.Key(r.Ref()), Value: value})
	}
	return a
}

// empty is a block without transactions of ours.
func empty(n int) store.Block {
	return store.Block{Number: uint64(n), Hash: sha256.Sum256([]byte{byte(n)})}
}
