// Package pki makes each member's certificate authority and every identity it
// issues: orderer, peer, administrator and gateway, each with a signing
// certificate and a TLS certificate, laid out as the MSP folders Fabric reads.
//
// It promises that the registrar's secret is random, in files of mode 0600 and
// nowhere else, and that a member counts as enrolled only when all its
// identities are in place. Keys never leave the member's own folder.
package pki
