// Package sdk opens the administrator's connection of one member to the
// consortium, through fabric-sdk-go: to its CA for enrolment, to peers and
// orderers for everything else.
//
// fabric-sdk-go knows no BFT ordering: it broadcasts to one orderer. That is
// enough for the few transactions of administration; trades go through the
// gateway. Nothing outside network may import it, because it must not be linked
// with fabric-gateway.
package sdk
