// Package httpapi is the gateway's HTTP interface, as gateway/api/openapi.yaml describes it.
//
// What it promises:
//   - Every answer about the ledger is read at one block height and says which.
//   - Every failure is a problem (RFC 9457) with a stable code and a sentence in Korean and English; one table holds them.
//   - One table, visibility.go, decides who sees what; handlers ask it and decide nothing themselves. What an officer's
//     authority opens is in reads.go; whether an authority, an appointment, a key or the control of an entry lasts is asked of the
//     domain (chaincode/access), at each request.
//   - Nothing a request brings is unbounded: sizes, times, rates, pages.
//   - A log line carries the request's identifier and the command's, and never a body, a query or personal data.
//   - While an alarm of the auditor stands, no register and no certificate is answered.
//
// What it must not do: decide a rule (the ledger does), hold state between requests, or import a database driver or Fabric.
package httpapi
