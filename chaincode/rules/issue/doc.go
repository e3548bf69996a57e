// Package issue has the acts about issues and their counterparts: new shares, subscriptions, classes and their rights, own
// shares, redemption and conversion. Its table is acts.go.
//
// It promises that issued shares never pass the authorised number. It must not import another group of acts: what groups share
// stands in book and ledger.
package issue
