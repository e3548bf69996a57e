package aries

import (
	"context"
	"errors"

	diddoc "github.com/hyperledger/aries-framework-go/pkg/doc/did"
	vdrapi "github.com/hyperledger/aries-framework-go/pkg/framework/aries/api/vdr"
	"github.com/hyperledger/aries-framework-go/pkg/vdr"

	"holdfast/did"
	"holdfast/did/fault"
)

// Registry is the framework's registry, holding our methods.
type Registry struct {
	vdr *vdr.Registry
}

// NewRegistry plugs the methods of a registry into the framework's.
func NewRegistry(methods *did.Registry) *Registry {
	var options []vdr.Option
	for _, resolver := range methods.Resolvers() {
		options = append(options, vdr.WithVDR(method{resolver}))
	}
	return &Registry{vdr.New(options...)}
}

// Resolve returns the resolution of an identifier as JSON: the members
// didDocument and didDocumentMetadata of DID Resolution. Errors: malformed,
// too_large, unknown_method, and those of the method.
func (r *Registry) Resolve(ctx context.Context, text string) ([]byte, error) {
	id, err := did.Parse(text)
	if err != nil {
		return nil, err
	}
	resolution, err := r.vdr.Resolve(string(id), vdrapi.WithOption(optionContext, ctx))
	var ours *fault.Error
	switch {
	case errors.As(err, &ours):
		return nil, ours
	case err != nil:
		// The registry's own failure: no method of its list accepted the name.
		return nil, fault.Wrap(fault.UnknownMethod, "identifiers of this method are not resolved here", err)
	}
	encoded, err := resolution.JSONBytes()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "resolution cannot be encoded", err)
	}
	return encoded, nil
}

// optionContext carries the caller's context through the framework.
const optionContext = "context"

// method is one of our methods as the framework wants it. It only reads: the
// ledger's own commands make and change parties.
type method struct{ resolver did.Resolver }

var errReadOnly = fault.New(fault.UnknownMethod, "identifiers are not made or changed here")

// Read resolves an identifier.
func (m method) Read(text string, options ...vdrapi.DIDMethodOption) (*diddoc.DocResolution, error) {
	id, err := did.Parse(text)
	if err != nil {
		return nil, err
	}
	document, err := m.resolver.Resolve(contextOf(options), id)
	if err != nil {
		return nil, asFault(err)
	}
	encoded, err := document.JSON()
	if err != nil {
		return nil, err
	}
	parsed, err := diddoc.ParseDocument(encoded)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "document is not as DID Core says", err)
	}
	return &diddoc.DocResolution{
		Context:          []string{"https://w3id.org/did-resolution/v1"},
		DIDDocument:      parsed,
		DocumentMetadata: &diddoc.DocumentMetadata{},
	}, nil
}

// asFault gives every failure a code, and an absent identifier the error by
// which the framework knows it.
func asFault(err error) error {
	switch code := fault.CodeOf(err); code {
	case fault.NotFound:
		return fault.Wrap(code, "nothing answers to this identifier", errors.Join(err, vdrapi.ErrNotFound))
	case fault.Internal:
		return fault.Wrap(code, "identifier cannot be resolved now", err)
	}
	return err
}

func contextOf(options []vdrapi.DIDMethodOption) context.Context {
	values := &vdrapi.DIDMethodOpts{Values: map[string]any{}}
	for _, option := range options {
		option(values)
	}
	if ctx, given := values.Values[optionContext].(context.Context); given {
		return ctx
	}
	return context.Background()
}

// Accept says whether name is this method's.
func (m method) Accept(name string, _ ...vdrapi.DIDMethodOption) bool {
	return did.Method(name) == m.resolver.Method()
}

// Create is not offered.
func (method) Create(*diddoc.Doc, ...vdrapi.DIDMethodOption) (*diddoc.DocResolution, error) {
	return nil, errReadOnly
}

// Update is not offered.
func (method) Update(*diddoc.Doc, ...vdrapi.DIDMethodOption) error { return errReadOnly }

// Deactivate is not offered.
func (method) Deactivate(string, ...vdrapi.DIDMethodOption) error { return errReadOnly }

// Close has nothing to close.
func (method) Close() error { return nil }
