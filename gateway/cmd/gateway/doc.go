// Command gateway is a member's server: it relays signed commands to the ledger, follows and audits its blocks, keeps the
// read model and the member's share of personal data, and serves the API and the pages.
//
//	gateway --config FILE
//
// It starts before the ledger is founded, because the founding act comes through it. It stops on SIGTERM or SIGINT: it takes
// no more requests, waits for what is in flight, and keeps in its journal whatever it could not wait for.
//
// This is the only place where the gateway's packages are wired together; it decides nothing.
package main
