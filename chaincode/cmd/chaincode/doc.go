// Command chaincode is a site's chaincode server: its own peer connects to it (chaincode as a service).
//
//	chaincode --config FILE
//
// FILE is JSON: {"packageId","listen","mspId","ledger","tls"}. packageId is the installed package's identifier, listen a
// loopback address, mspId the member whose peer it serves, ledger the genesis digest. tls is null for plain connections, or
// {"cert","key","clientCa"}, files in PEM: then the peer must show a certificate of clientCa. An unknown field is an error.
// A key file must be readable by its owner alone.
//
// On SIGTERM or an interrupt it takes no more calls, lets those it has finish within ten seconds, and ends with status 0.
// Status 1 is a failure, 2 a wrong command line or configuration. It logs JSON lines to the standard error.
package main
