// Package store keeps the read model in SQL: the present value of every record on the ledger, who wrote what in which
// block, the commands and their outcomes, and the gateway's journal of what is in flight.
//
// It promises:
//   - A block's rows and the checkpoint are written in one SQL transaction; a crash between them cannot be seen.
//   - Every answer is read in one View, which says the block height it is true at.
//   - All lists are paged.
//   - It can be dropped and filled again from the first block (Reset), and is then equal, row for row.
//
// It must not: decide what a block means (package projection does), keep personal data in its own tables, or name a
// database driver; package sqlite, below it, opens the file.
package store
