// Package sqlite opens the store in an SQLite file: write-ahead log, full synchronisation, one writing connection, a pool
// of reading ones. It holds the tables' migrations and nothing else.
package sqlite
