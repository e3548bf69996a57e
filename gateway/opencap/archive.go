package opencap

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// Bounds of a package.
const (
	// MaxPackage is the largest file that is read, in bytes.
	MaxPackage  = 10 << 20
	maxEntries  = 256
	maxUnpacked = 64 << 20
	// maxRatio is how many bytes one stored byte may become, for entries above ratioFrom.
	maxRatio  = 200
	ratioFrom = 1 << 20
)

var (
	zipMagic  = []byte("PK\x03\x04")
	manifests = []string{"manifest.ocf.json", "manifest.json"}
)

// Is tells whether a file is meant to be an OCF package: a ZIP file with a manifest of that name, or a JSON text of OCF.
func Is(file []byte) bool {
	if bytes.HasPrefix(file, zipMagic) {
		directory, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil || len(directory.File) > 2*maxEntries {
			return false
		}
		for _, entry := range directory.File {
			if isManifest(entry.Name) || strings.HasSuffix(strings.ToLower(entry.Name), ".ocf.json") {
				return true
			}
		}
		return false
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(file, byteOrderMark))
	return bytes.HasPrefix(text, []byte("{")) && (bytes.Contains(text, []byte(`"OCF_`)) || bytes.Contains(text, []byte(`"ocf_version"`)))
}

func isManifest(name string) bool {
	base := strings.ToLower(path.Base(clean(name)))
	return base == manifests[0] || base == manifests[1]
}

// clean is a name of a file in a package in one way of writing.
func clean(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// unpack reads a ZIP file into memory, within the bounds: first what it declares, and again while it is read.
func unpack(file []byte) (map[string][]byte, Code) {
	if len(file) > MaxPackage {
		return nil, codeTooMuch
	}
	directory, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, codeUnreadable
	}
	if len(directory.File) > maxEntries {
		return nil, codeTooMuch
	}
	declared := uint64(0)
	for _, entry := range directory.File {
		size := entry.UncompressedSize64
		if size > maxUnpacked || size > ratioFrom && size/maxRatio > entry.CompressedSize64 {
			return nil, codeTooMuch
		}
		declared += size
	}
	if declared > maxUnpacked {
		return nil, codeTooMuch
	}
	files, left := map[string][]byte{}, int64(maxUnpacked)
	for _, entry := range directory.File {
		if entry.FileInfo().IsDir() || strings.HasPrefix(clean(entry.Name), "__MACOSX/") {
			continue
		}
		name := clean(entry.Name)
		if _, twice := files[name]; twice {
			return nil, codeUnreadable
		}
		content, code := unpackOne(entry, left)
		if code != "" {
			return nil, code
		}
		left -= int64(len(content))
		files[name] = content
	}
	return files, ""
}

func unpackOne(entry *zip.File, left int64) ([]byte, Code) {
	reader, err := entry.Open()
	if err != nil {
		return nil, codeUnreadable
	}
	defer reader.Close()
	content, err := io.ReadAll(io.LimitReader(reader, left+1))
	switch {
	case int64(len(content)) > left:
		return nil, codeTooMuch
	case err != nil:
		return nil, codeUnreadable
	}
	return content, ""
}
