// Package front is the one address a browser is given in development: it
// stands for DNS, which sends a member's name to that member's gateway and the
// consortium's name to the next live site.
//
// A request moves on to the next site only while nothing of it has been sent,
// or when repeating it does no harm (GET, HEAD, OPTIONS); anything else that
// breaks is answered as unknown, never tried twice. Names it does not serve are
// refused, so that a foreign page cannot reach it under a name of its own. It
// keeps nothing and logs no addresses of requests.
package front
