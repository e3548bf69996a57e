// Package trade has the acts about a sale: listing, offers, the agreement and its signatures, the buyer's money, settlement,
// payout and refund. Its table is acts.go.
//
// It promises that lot, entry and money change in one transaction. It must not import another group of acts: what groups share
// stands in book and ledger.
package trade
