package httpapi

import (
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// unbuilt is what a browser is shown where the pages were not built with the program.
const unbuilt = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>Holdfast</title>
<p>화면이 이 프로그램에 들어 있지 않습니다. web을 먼저 빌드하고 게이트웨이를 다시 만들어 주십시오.</p>
<p lang="en">The pages are not in this program. Build web first, then the gateway. The API answers under /v1.</p></html>
`

// getPage serves the bundle: its files, and its one page for every other address, whose router then shows it. The wallet's
// name serves the same bundle.
func (s *Server) getPage(w http.ResponseWriter, r *http.Request) error {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return fail(codeNoRoute, "no route")
	}
	traceOf(r.Context()).route = "page"
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	for _, reserved := range []string{"v1", "1.0", ".well-known"} {
		if name == reserved || strings.HasPrefix(name, reserved+"/") {
			return fail(codeNoRoute, "no route")
		}
	}
	if s.Web == nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		_, _ = io.WriteString(w, unbuilt)
		return nil
	}
	if name != "" && isFile(s.Web, name) && name != "index.html" {
		caching(w.Header(), name)
		http.ServeFileFS(w, r, s.Web, name)
		return nil
	}
	if path.Ext(name) != "" && name != "index.html" {
		return fail(codeNoRoute, "no such file")
	}
	index, err := fs.ReadFile(s.Web, "index.html")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	if r.Method == http.MethodGet {
		_, _ = w.Write(index)
	}
	return nil
}

func isFile(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.Mode().IsRegular()
}

// caching lets a browser keep assets, whose names change with their content, for ever, and ask again for anything else.
func caching(header http.Header, name string) {
	if strings.HasPrefix(name, "assets/") {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
		return
	}
	header.Set("Cache-Control", "no-cache")
}
