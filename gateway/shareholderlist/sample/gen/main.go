// Command gen writes the sample list into the current directory. It is run by go generate in package sample.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	xlsx, err := workbook()
	if err != nil {
		return err
	}
	csv, err := commaSeparated()
	if err != nil {
		return err
	}
	if err := os.WriteFile("hanbit-shareholders.xlsx", xlsx, 0o644); err != nil {
		return err
	}
	return os.WriteFile("hanbit-shareholders.csv", csv, 0o644)
}
