// Package storetest is the one suite that every database behind package store passes.
package storetest
