package shareholderlist

import (
	"bytes"
	"path"
	"strings"
)

var (
	oleMagic  = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	zipMagic  = []byte("PK\x03\x04")
	zipEmpty  = []byte("PK\x05\x06")
	pdfMagic  = []byte("%PDF-")
	hwp3Magic = []byte("HWP Document File")
)

// fileForm is how a file is to be read.
type fileForm int

const (
	csvFile fileForm = iota
	zipFile
)

// sniff recognises a file by its first bytes; the name decides only what the bytes leave open.
func sniff(data []byte, filename string) (fileForm, error) {
	text := bytes.TrimSpace(bytes.TrimPrefix(data, byteOrderMark))
	switch {
	case bytes.HasPrefix(data, zipMagic), bytes.HasPrefix(data, zipEmpty):
		return zipFile, nil
	case bytes.HasPrefix(data, oleMagic):
		return 0, &fault{code: oleCode(data)}
	case bytes.HasPrefix(data, pdfMagic):
		return 0, &fault{code: ErrFormatPDF}
	case bytes.HasPrefix(data, hwp3Magic):
		return 0, &fault{code: ErrFormatHWP}
	case bytes.HasPrefix(text, []byte("<")): // a web page or an XML table under another name
		return 0, &fault{code: ErrFormatOther}
	}
	switch strings.ToLower(path.Ext(strings.ReplaceAll(filename, `\`, "/"))) {
	case ".xlsx", ".xlsm", ".xltx", ".xls", ".hwp", ".hwpx", ".pdf":
		return 0, unreadable() // damaged: the bytes are not what the name says
	}
	return csvFile, nil
}

// oleCode tells apart what an OLE compound file holds, by the names of its streams.
func oleCode(data []byte) Code {
	switch {
	case bytes.Contains(data, utf16le("EncryptedPackage")):
		return ErrEncrypted
	case bytes.Contains(data, utf16le("HwpSummaryInformation")), bytes.Contains(data, hwp3Magic):
		return ErrFormatHWP
	case bytes.Contains(data, utf16le("Workbook")), bytes.Contains(data, utf16le("Book")):
		return ErrFormatXLS
	}
	return ErrFormatOther
}

func utf16le(ascii string) []byte {
	wide := make([]byte, 0, 2*len(ascii))
	for i := range len(ascii) {
		wide = append(wide, ascii[i], 0)
	}
	return wide
}

// zipCode tells what a zip is that is no .xlsx, or nothing if it may be one.
func (a *archive) zipCode() Code {
	switch {
	case a.has("Contents/content.hpf"), a.has("Contents/header.xml"):
		return ErrFormatHWP
	case a.has("xl/workbook.bin"), a.has("content.xml"), a.has("word/document.xml"), a.has("ppt/presentation.xml"),
		a.has("Index/Document.iwa"):
		return ErrFormatOther
	case a.has("_rels/.rels"):
		return ""
	}
	return ErrUnreadable
}
