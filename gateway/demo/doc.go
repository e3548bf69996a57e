// Package demo makes one real trade through the gateways' public HTTP API, each person with a wallet of their own: a company
// is admitted and its shareholder list imported, holders claim their entries, shares are listed, agreed, approved, paid for
// and settled, certificates are issued and checked, and the register is reconciled at every site.
//
// What it promises:
//   - Run fails if anything is not as it should be, the refusals included: it is a test as much as a demonstration.
//   - It can be run any number of times on one ledger: each run has a company of its own. The first run on a ledger is played
//     by the seven development people, so that the web pages have something to show; later runs make new people.
//   - It does not need every site: it looks which are live, keeps the company's data at a home that is down and one that is
//     not, and does everything at live sites. What should be done at another member's gateway is.
//
// What it must not do: use anything but the public HTTP API, know a private key that is no wallet's, or print. People, names,
// addresses and accounts in it are invented.
package demo
