package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"holdfast/chaincode/value"
)

// BeginFlight notes a transaction that is about to be submitted. When it returns, the note survives a crash.
func (s *Store) BeginFlight(ctx context.Context, f Flight) error {
	if f.Transaction == "" || len(f.Commands) == 0 {
		return errors.New("a transaction in flight has an identifier and commands")
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		insert, err := tx.PrepareContext(ctx, `INSERT INTO flight (tx, command, submitted, expires) VALUES (?, ?, ?, ?)`)
		if err != nil {
			return err
		}
		defer insert.Close()
		for _, command := range f.Commands {
			if _, err := insert.ExecContext(ctx, f.Transaction, command, f.Submitted, f.Expires); err != nil {
				return fmt.Errorf("note the transaction %s: %w", f.Transaction, err)
			}
		}
		return nil
	})
}

// EndFlight forgets a transaction whose outcome is known. It is no error if it was not noted.
func (s *Store) EndFlight(ctx context.Context, transaction string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM flight WHERE tx = ?`, transaction)
		return err
	})
}

// Flights lists what is in flight, oldest first.
func (s *Store) Flights(ctx context.Context) ([]Flight, error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT tx, command, submitted, expires FROM flight ORDER BY submitted, tx, command`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var flights []Flight
	for rows.Next() {
		f, command, err := scanFlight(rows)
		if err != nil {
			return nil, err
		}
		if n := len(flights); n == 0 || flights[n-1].Transaction != f.Transaction {
			flights = append(flights, f)
		}
		last := &flights[len(flights)-1]
		last.Commands = append(last.Commands, command)
	}
	return flights, errors.Join(rows.Err(), rows.Close())
}

// FlightOf finds the newest transaction in flight that carries a command; ok is false where there is none. Of the
// transaction's commands it names only this one.
func (s *Store) FlightOf(ctx context.Context, command value.CommandID) (flight Flight, ok bool, err error) {
	row := s.reader.QueryRowContext(ctx, `SELECT tx, command, submitted, expires FROM flight WHERE command = ?
		ORDER BY submitted DESC, tx LIMIT 1`, command)
	flight, _, err = scanFlight(row)
	if errors.Is(err, sql.ErrNoRows) {
		return flight, false, nil
	}
	flight.Commands = []value.CommandID{command}
	return flight, err == nil, err
}

func scanFlight(row scanner) (Flight, value.CommandID, error) {
	var f Flight
	var command value.CommandID
	err := row.Scan(&f.Transaction, &command, &f.Submitted, &f.Expires)
	return f, command, err
}
