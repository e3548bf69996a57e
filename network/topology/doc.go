// Package topology holds the network as a value: its members, ports, timers and
// steps are data read from one file, and every path and address is a method.
//
// It promises that a value returned by Read is complete and within bounds. It
// touches no file but the one it reads and starts nothing.
package topology
