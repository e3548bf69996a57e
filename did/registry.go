package did

import (
	"context"

	"holdfast/did/fault"
)

// Resolver turns the identifiers of one method into documents.
type Resolver interface {
	Method() Method
	// Resolve returns the document of an identifier of this method. Errors:
	// malformed, bad_key, not_found, and those of what it asks.
	Resolve(ctx context.Context, id DID) (Document, error)
}

// Registry resolves identifiers by the methods it was given.
type Registry struct {
	resolvers map[Method]Resolver
}

// NewRegistry returns a registry of these methods; a later one replaces an
// earlier one of the same name.
func NewRegistry(resolvers ...Resolver) *Registry {
	r := &Registry{resolvers: make(map[Method]Resolver, len(resolvers))}
	for _, resolver := range resolvers {
		r.resolvers[resolver.Method()] = resolver
	}
	return r
}

// Resolvers returns the registry's methods, in no particular order.
func (r *Registry) Resolvers() []Resolver {
	resolvers := make([]Resolver, 0, len(r.resolvers))
	for _, resolver := range r.resolvers {
		resolvers = append(resolvers, resolver)
	}
	return resolvers
}

// Resolve returns the document of an identifier. Errors: malformed, too_large,
// unknown_method, and those of the method.
func (r *Registry) Resolve(ctx context.Context, text string) (Document, error) {
	id, err := Parse(text)
	if err != nil {
		return Document{}, err
	}
	resolver, known := r.resolvers[id.Method()]
	if !known {
		return Document{}, fault.New(fault.UnknownMethod, "identifiers of this method are not resolved here")
	}
	return resolver.Resolve(ctx, id)
}
