package sample

import (
	"bytes"
	"testing"
	"time"

	"holdfast/gateway/shareholderlist"
)

func TestALargeListIsReadWithoutAQuestionInBothForms(t *testing.T) {
	list := Large(shareholderlist.MaxHolders)
	var classes []shareholderlist.Class
	for name, issued := range list.Issued {
		classes = append(classes, shareholderlist.Class{
			ID: shareholderlist.ClassID(name), Name: name, Authorised: shareholderlist.Quantity(2 * issued), Issued: shareholderlist.Quantity(issued),
		})
	}
	for name, make := range map[string]func() ([]byte, error){"large.csv": list.CSV, "large.xlsx": list.XLSX} {
		file, err := make()
		if err != nil {
			t.Fatal(err)
		}
		preview := shareholderlist.Read(bytes.NewReader(file), int64(len(file)), name, shareholderlist.Options{
			Classes: classes, Today: shareholderlist.DateOf(time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)),
		})
		lots := 0
		for _, holder := range preview.Holders {
			lots += len(holder.Lots)
		}
		if !preview.Ready() || len(preview.Holders) != list.Holders || lots != list.Lots {
			t.Errorf("%s of %d bytes: %d holders, %d lots, %+v", name, len(file), len(preview.Holders), lots, preview.Problems)
		}
	}
}
