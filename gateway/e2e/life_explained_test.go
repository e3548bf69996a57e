//go:build e2e

package e2e

// explained: every number of the register at the end is explained by the history of its lot.
func (l *life) explained() {}
