// Package rules holds the tests that keep the tree in its shape: who may import whom.
package rules
