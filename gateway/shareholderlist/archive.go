package shareholderlist

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// archive is the zip file that an .xlsx is, opened within bounds.
type archive struct {
	limits limits
	parts  map[string]*zip.File // by lower-case name: OOXML compares part names without case
	left   int64                // bytes that may still be unpacked
}

// openArchive reads the zip's directory and refuses what it declares: too many entries, too many bytes, too
// high a ratio. Declared sizes may lie, so that reading counts again.
func openArchive(src io.ReaderAt, size int64, lim limits) (*archive, error) {
	rationed := &rationedReader{src: src, left: lim.directory}
	directory, err := zip.NewReader(rationed, size)
	if rationed.spent {
		return nil, tooLargeInside()
	}
	if err != nil {
		return nil, unreadable()
	}
	rationed.unlimited = true
	if len(directory.File) > lim.entries {
		return nil, tooLargeInside()
	}
	a := &archive{limits: lim, parts: map[string]*zip.File{}, left: lim.unpacked}
	declared := uint64(0)
	for _, file := range directory.File {
		if file.UncompressedSize64 > uint64(lim.unpacked) {
			return nil, tooLargeInside()
		}
		declared += file.UncompressedSize64 // cannot wrap: entries × unpacked is far below 2⁶⁴
		high := file.UncompressedSize64 > lim.ratioFrom && file.UncompressedSize64/lim.ratio > file.CompressedSize64
		if high || declared > uint64(lim.unpacked) {
			return nil, tooLargeInside()
		}
		name := strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(file.Name, `\`, "/")), "/"))
		if _, twice := a.parts[name]; twice {
			return nil, unreadable()
		}
		a.parts[name] = file
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// open opens a part; reading more than most bytes of it, or more than is left for the whole file, fails.
func (a *archive) open(name string, most int64) (io.ReadCloser, error) {
	file := a.parts[strings.ToLower(name)]
	if file == nil {
		return nil, unreadable()
	}
	const encrypted = 1
	if file.Flags&encrypted != 0 {
		return nil, &fault{code: ErrEncrypted}
	}
	part, err := file.Open()
	if err != nil {
		return nil, unreadable()
	}
	return &partReader{part: part, most: most, archive: a}, nil
}

// decode reads a small part into a struct with xml tags.
func (a *archive) decode(name string, into any) error {
	part, err := a.open(name, a.limits.smallPart)
	if err != nil {
		return err
	}
	defer part.Close()
	if err := xml.NewTokenDecoder(newMarkup(part, a.limits)).Decode(into); err != nil {
		return asFault(err)
	}
	return nil
}

// asFault keeps a fault met while reading and takes any other error for a damaged file.
func asFault(err error) error {
	if f, ok := errors.AsType[*fault](err); ok {
		return f
	}
	return unreadable()
}

// partReader counts what is really unpacked.
type partReader struct {
	part    io.ReadCloser
	most    int64
	archive *archive
}

func (r *partReader) Read(p []byte) (int, error) {
	n, err := r.part.Read(p)
	r.most -= int64(n)
	r.archive.left -= int64(n)
	if r.most < 0 || r.archive.left < 0 {
		return 0, tooLargeInside()
	}
	return n, err
}

func (r *partReader) Close() error { return r.part.Close() }

// rationedReader lets the zip directory be read up to a number of bytes: its length is not known beforehand
// and the number of entries it declares need not be true.
type rationedReader struct {
	src       io.ReaderAt
	left      int64
	unlimited bool
	spent     bool
}

func (r *rationedReader) ReadAt(p []byte, off int64) (int, error) {
	if !r.unlimited {
		if r.left -= int64(len(p)); r.left < 0 {
			r.spent = true
			return 0, io.ErrUnexpectedEOF
		}
	}
	return r.src.ReadAt(p, off)
}
