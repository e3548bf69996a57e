// Package network brings up, keeps and stops the consortium's Fabric network
// without containers: four members' sites, each with a Fabric CA, an orderer
// (SmartBFT), a peer, our chaincode as a service and our gateway, and one
// front that stands for DNS in development.
//
// The package itself holds only this page. The rooms:
//
//   - topology: the network as a value read from topology.json; every path and
//     every port is a method of it
//   - builder: builds the programs that are missing or stale
//   - proc: starts, recognises and stops processes that outlive the command
//   - pki: each member's certificate authority and every identity it issues
//   - channel: genesis block, configuration files, joining
//   - lifecycle: the chaincode package, its installation, approval and commit
//   - sdk: the administrator's connection to the consortium (fabric-sdk-go)
//   - front: the reverse proxy that goes to the next live site
//   - consortium: up, down, status and kill, made of the above
//   - say: what a person is told, in Korean and English
//   - cmd/network: the command line; tools: Fabric, pinned
//
// # The state directory
//
// Everything the network keeps is under one directory, {state}, `.holdfast` at
// the repository's root unless --state says otherwise:
//
//	bin/                  built programs, kept by --fresh; always in .holdfast at the root,
//	                      unless --bin or HOLDFAST_BIN says otherwise
//	holdfast-network.json the mark by which --fresh knows the directory as ours
//	sites.json            channel, chaincode, ledger id, front, and the four sites
//	people/               development wallets, shared by the sites
//	genesis.block         the channel's first block
//	logs/                 one log for each process
//	run/                  one record for each process: pid, when it started, what it runs
//	front/, ccaas/        the front's configuration; the external builder
//	memberN/              ca/ crypto/ orderer/ peer/ chaincode/ gateway/ outbox/ staff/
//
// # What it promises
//
// Starting again resumes the same ledger; a start that stopped half-way is
// taken up where it stopped, or begun anew if no ledger existed yet. Nothing is
// stopped that this state directory did not start. Secrets are in files of
// mode 0600, never in arguments or logs. Everything listens on 127.0.0.1.
//
// # What it must not do
//
// It imports nothing of ours outside this folder and submits no trades:
// fabric-sdk-go, which it is built on, does not know BFT ordering, and must not
// be linked with fabric-gateway.
package network
