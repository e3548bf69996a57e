package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"regexp"
	"strconv"

	"github.com/gorilla/mux"

	"holdfast/gateway/homes"
	"holdfast/gateway/store"
)

const (
	// maxJSON is the largest JSON body of a request, in bytes, other than a command's.
	maxJSON = 256 << 10
	// maxCommandJSON is the largest body of a command, in bytes: the command and its proofs, each character escaped.
	maxCommandJSON = 1 << 20
	// maxPage and defaultPage are the sizes of a page of a list.
	maxPage     = 200
	defaultPage = 50
)

// readJSON reads a body that is exactly one JSON value without unknown fields.
func readJSON[T any](w http.ResponseWriter, r *http.Request, most int64) (T, error) {
	var body T
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return body, fail(codeMediaType, "the body is not application/json")
	}
	encoded, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	if err != nil {
		return body, unread(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&body); err != nil {
		return body, fail(codeBody, "the body is not the JSON that is asked for")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return body, fail(codeBody, "something follows the JSON value")
	}
	return body, nil
}

// unread keeps a body that is too large apart from one that did not arrive whole.
func unread(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return &problem{code: codeBody, detail: "the body could not be read", cause: err}
}

// writeJSON answers with a JSON value.
func writeJSON(w http.ResponseWriter, status int, body any) error {
	encoded, err := json.Marshal(body)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A client that went away is not told.
	_, _ = w.Write(append(encoded, '\n'))
	return nil
}

// The forms of identifiers in paths and queries.
var (
	didForm     = regexp.MustCompile(`^did:holdfast:[A-Za-z0-9_-]{43}$`)
	digestForm  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	caseForm    = regexp.MustCompile(`^case-[0-9a-f]{32}$`)
	entryBegins = regexp.MustCompile(`^entry-[0-9a-f]{4,32}$`)
	importForm  = regexp.MustCompile(`^import-[0-9a-f]{32}$`)
	idForms     = map[string]*regexp.Regexp{}
)

func init() {
	for _, kind := range []string{"issuer", "entry", "lot", "listing", "offer", "issuance", "staged"} {
		idForms[kind] = regexp.MustCompile(`^` + kind + `-[0-9a-f]{32}$`)
	}
	idForms["party"], idForms["agreement"], idForms["command"], idForms["commitment"] = didForm, digestForm, digestForm, digestForm
	idForms["case"], idForms["import"] = caseForm, importForm
}

// pathID is an identifier in the path, in its form.
func pathID[T ~string](r *http.Request, name string) (T, error) {
	return formed[T](name, mux.Vars(r)[name])
}

// queryID is an identifier in the query, in its form; empty where there is none.
func queryID[T ~string](r *http.Request, name string) (T, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return "", nil
	}
	return formed[T](name, text)
}

func formed[T ~string](name, text string) (T, error) {
	form, ok := idForms[name]
	if !ok || !form.MatchString(text) {
		return "", fail(codeParameter, name+" is not in its form")
	}
	return T(text), nil
}

// queryOneOf is a word in the query that is one of these; empty where there is none.
func queryOneOf[T ~string](r *http.Request, name string, words ...T) (T, error) {
	text := T(r.URL.Query().Get(name))
	if text == "" {
		return "", nil
	}
	for _, word := range words {
		if text == word {
			return text, nil
		}
	}
	return "", fail(codeParameter, name+" is none of the words it may be")
}

// language is the query's lang; Korean unless said.
func language(r *http.Request) (homes.Language, error) {
	lang, err := queryOneOf(r, "lang", homes.Korean, homes.English)
	if lang == "" {
		lang = homes.Korean
	}
	return lang, err
}

// page reads limit and cursor.
func page(r *http.Request) (store.Page, error) {
	limit, err := queryNumber(r, "limit", 1, maxPage)
	if err != nil {
		return store.Page{}, err
	}
	if limit == 0 {
		limit = defaultPage
	}
	after, err := queryNumber(r, "cursor", 1, 1<<62)
	return store.Page{After: store.Cursor(after), Limit: int(limit)}, err
}

// next writes a cursor; empty at the end of a list.
func next(cursor store.Cursor) string {
	if cursor == 0 {
		return ""
	}
	return strconv.FormatInt(int64(cursor), 10)
}

// queryNumber is a whole number in the query within bounds; 0 where there is none.
func queryNumber(r *http.Request, name string, least, most int64) (int64, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < least || n > most {
		return 0, fail(codeParameter, name+" is not a number within its bounds")
	}
	return n, nil
}

// queryBool is true or false in the query; false where there is none.
func queryBool(r *http.Request, name string) (bool, error) {
	switch r.URL.Query().Get(name) {
	case "", "false":
		return false, nil
	case "true":
		return true, nil
	}
	return false, fail(codeParameter, name+" is true or false")
}
