// Package found makes a development network one where something can be tried: it founds the ledger, introduces and
// appoints every member's staff, and introduces the seven development people.
//
// It promises that it can be run again at any time and then does only what is missing. Wallets are made before their
// parties are introduced, so that an interruption loses no key. It needs every site, because each member introduces its
// own people.
//
// It must not be used where members are real: there each administrator signs the founding act with a key of their own.
package found
