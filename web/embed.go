package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files is the built bundle: index.html, its assets and the placeholder ".keep". It holds the placeholder alone when the
// bundle was not built before the program, which Built tells.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // "dist" is a valid path
	}
	return files
}

// Built tells whether the bundle was built before the program was.
func Built() bool {
	_, err := fs.Stat(Files(), "index.html")
	return err == nil
}
