// Package api is the HTTP interface of a gateway: openapi.yaml is its source, and types.gen.go the types made from it.
//
// It promises that the records of the domain cross the wire as the domain writes them, because their schemas stand for
// the domain's own types; tests hold the schemas to those types and the generated file to the schemas.
//
// It must not hold behaviour: what a request does is package httpapi's, and what an act means is the domain's.
package api

import _ "embed"

//go:generate go tool -modfile=tools/go.mod oapi-codegen -config generator.yaml -o types.gen.go openapi.yaml

// Spec is openapi.yaml, an OpenAPI 3.0 document.
//
//go:embed openapi.yaml
var Spec []byte
