package shareholderlist

import (
	"crypto/sha256"
	"errors"
	"io"
	"strings"
)

// Read reads a shareholder list of size bytes. The file's name is used for its ending only. Whatever is wrong
// with the file is a problem of the preview; Read never panics and keeps nothing of the file.
func Read(src io.ReaderAt, size int64, filename string, opt Options) Preview {
	return read(src, size, filename, opt, standard)
}

func read(src io.ReaderAt, size int64, filename string, opt Options, lim limits) (preview Preview) {
	r := newReport()
	defer func() {
		if recover() != nil { // a bug must not take the gateway down, nor show what it was reading
			r = newReport()
			r.whole(ErrUnreadable)
			preview = Preview{Digest: preview.Digest}
		}
		preview.Problems = r.finish()
	}()
	if !validClasses(opt.Classes) || opt.Today.IsZero() {
		r.whole(ErrOptions)
		return preview
	}
	data, err := readAll(src, size)
	if err == nil {
		preview.Digest = sha256.Sum256(data)
		var t *table
		if t, err = readTable(data, filename, lim, r); err == nil && t != nil {
			l := newLister(t, opt, preview.Digest, lim, r)
			l.list(&preview)
		}
	}
	if f, ok := errors.AsType[*fault](err); ok {
		r.sheet = f.sheet
		r.whole(f.code, f.args...)
	} else if err != nil {
		r.whole(ErrUnreadable)
	}
	return preview
}

func readAll(src io.ReaderAt, size int64) ([]byte, error) {
	switch {
	case size > MaxFileSize:
		return nil, &fault{code: ErrFileTooLarge, args: []any{MaxFileSize >> 20}}
	case size <= 0:
		return nil, &fault{code: ErrFileEmpty}
	}
	data := make([]byte, size)
	if n, err := src.ReadAt(data, 0); int64(n) < size && err != nil {
		return nil, unreadable()
	}
	return data, nil
}

// readTable finds the sheet with the list and its headings.
func readTable(data []byte, filename string, lim limits, r *report) (*table, error) {
	form, err := sniff(data, filename)
	if err != nil {
		return nil, err
	}
	var grids []*grid
	if form == zipFile {
		grids, err = readXLSX(data, lim)
	} else {
		var g *grid
		g, err = readCSV(data, lim)
		grids = []*grid{g}
	}
	if err != nil {
		return nil, err
	}
	return chooseTable(grids, r)
}

// chooseTable takes the one sheet that holds a list.
func chooseTable(grids []*grid, r *report) (*table, error) {
	var filled, started, partial []*table
	empty := true
	for _, g := range grids {
		empty = empty && len(g.rows) == 0
		switch t := findTable(g); {
		case t == nil:
		case !t.complete():
			partial = append(partial, t)
		case len(t.rows()) > 0:
			filled = append(filled, t)
		default:
			started = append(started, t)
		}
	}
	if len(filled) > 1 {
		return nil, &fault{code: ErrSheets, args: []any{sheetNames(filled)}}
	}
	for _, found := range [][]*table{filled, started, partial} {
		if len(found) > 0 {
			chosen := found[0]
			r.sheet, r.headings = chosen.grid.sheet, chosen.headings()
			noteOtherSheets(grids, chosen.grid, r)
			return chosen, nil
		}
	}
	if empty {
		return nil, &fault{code: ErrFileEmpty}
	}
	return nil, &fault{code: ErrHeadings}
}

func sheetNames(tables []*table) string {
	var names []string
	for _, t := range tables {
		names = append(names, sheetName(t.grid))
	}
	return strings.Join(names, ", ")
}

func sheetName(g *grid) string {
	if g.hidden {
		return shorten(g.sheet) + " (숨김, hidden)"
	}
	return shorten(g.sheet)
}

func noteOtherSheets(grids []*grid, chosen *grid, r *report) {
	var names []string
	for _, g := range grids {
		if g != chosen && len(g.rows) > 0 {
			names = append(names, sheetName(g))
		}
	}
	if len(names) > 0 {
		r.whole(NoteSheetIgnored, strings.Join(names, ", "))
	}
}
