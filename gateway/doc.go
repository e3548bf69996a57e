// Package gateway is only a place: below it are the parts of a member's gateway.
//
//	api              the HTTP interface as OpenAPI, and the types made from it
//	httpapi          the routes: problems, who sees what, limits, pages
//	session          logging in with a DID
//	homes            personal data with its two homes: lists, one-time codes, cases, contract texts
//	certificate      certificates: made from the ledger's records, checked against them
//	documents        the register and a holder's statement as signed PDF, with their credential inside
//	notice           mails
//	shareholderlist  reading a company's shareholder list as people keep it
//	opencap          a register as an Open Cap Table package, and such packages read
//	ledger           commands to the ledger and their outcomes back; fabric, below it, is the one that knows Fabric
//	projection       blocks, checked by replay, into the read model
//	store            the read model in SQL; sqlite, below it, opens the file
//	worker           signs, with the site's own key, the ticks of its member's clock
//	client           a client of the HTTP interface, with wallet files
//	demo             one trade from beginning to end, and the development network's people
//	e2e              the tests of the whole system, on a network of their own
//	cmd/gateway      the server, where the parts are wired together
//	cmd/holdfast     the command line
//
// A gateway relays: every act on somebody's shares carries that person's own signature, and nothing here can replace one.
package gateway
