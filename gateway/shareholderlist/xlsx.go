package shareholderlist

import (
	"bytes"
	"errors"
)

// readXLSX reads the worksheets of an .xlsx file.
func readXLSX(data []byte, lim limits) ([]*grid, error) {
	a, err := openArchive(bytes.NewReader(data), int64(len(data)), lim)
	if err != nil {
		return nil, err
	}
	if code := a.zipCode(); code != "" {
		return nil, &fault{code: code}
	}
	book, err := readWorkbook(a)
	if err != nil {
		return nil, err
	}
	var grids []*grid
	budget := lim.cells
	for _, sheet := range book.sheets {
		g, err := readSheet(a, &book, sheet, &budget)
		if f, ok := errors.AsType[*fault](err); ok {
			f.sheet = sheet.name
			return nil, f
		}
		grids = append(grids, g)
	}
	return grids, nil
}
