package documents

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"holdfast/gateway/certificate"
)

// Drawn is a document that is not signed yet.
type Drawn struct {
	// Pages is the PDF as it is so far.
	Pages   []byte
	title   string
	content Content
}

// attachment is the name of the embedded credential.
const attachment = "credential.sd-jwt"

// The forms by which the credential and the signature are found again. The credential is stored plainly, so that a program
// finds it without reading the rest of the file; what it is worth, the signature over the whole file says.
const (
	fileForm  = "<</Type/EmbeddedFile/Subtype/application#2Fdc+sd-jwt/Length %d/Params<</Size %d>>>>\nstream\n"
	rangeForm = "/ByteRange[0 %010d %010d %010d]/Contents<"
)

// Seal embeds a credential in a drawn document (ISO 32000-2, 7.11.4 and 14.13) and signs the whole with a certifying
// signature that permits no changes (12.8.2.2). It is written as an incremental update (7.5.6).
//
// The credential is ASCII of at most certificate.MaxCredential bytes.
func (s *Signer) Seal(drawn Drawn, credential string) ([]byte, error) {
	if err := checkCredential(credential); err != nil {
		return nil, err
	}
	u, err := newUpdate(drawn.Pages)
	if err != nil {
		return nil, err
	}
	info, file, spec, signature, field := u.next, u.next+1, u.next+2, u.next+3, u.next+4
	name, date := unicodeText(drawn.content.member()), pdfDate(drawn.content.Drawn)
	lang := words{"ko-KR", "en-GB"}.in(drawn.content.Language)
	u.object(1, "<</Type/Catalog/Pages 2 0 R/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>/AF[%d 0 R]/Names<</EmbeddedFiles<</Names[(%s)%d 0 R]>>>>"+
		"/AcroForm<</Fields[%d 0 R]/SigFlags 3>>/Perms<</DocMDP %d 0 R>>>>", lang, spec, attachment, spec, field, signature)
	u.object(u.page, "%s/Annots[%d 0 R]>>", u.pageBody, field)
	u.object(info, "<</Title%s/Author%s/Creator(Holdfast)/Producer(Holdfast)/CreationDate(%s)>>", unicodeText(drawn.title), name, date)
	u.object(file, fileForm+"%s\nendstream", len(credential), len(credential), credential)
	u.object(spec, "<</Type/Filespec/F(%s)/UF(%s)/AFRelationship/Data/Desc(SD-JWT VC)/EF<</F %d 0 R/UF %d 0 R>>>>", attachment, attachment, file, file)
	u.object(field, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Holdfast)/V %d 0 R/P %d 0 R/Rect[0 0 0 0]/F 132>>", signature, u.page)
	u.begin(signature)
	u.printf("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Name%s/M(%s)/Reference[<</Type/SigRef/TransformMethod/DocMDP"+
		"/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]", name, date)
	rangeAt := u.Len()
	u.printf(rangeForm, 0, 0, 0)
	from := u.Len() - 1
	u.WriteString(strings.Repeat("0", 2*s.maxSignature()))
	u.WriteString(">")
	to := u.Len()
	u.WriteString(">>\nendobj\n")
	u.end(info)

	out := u.Bytes()
	copy(out[rangeAt:], fmt.Sprintf(rangeForm, from, to, len(out)-to))
	made, err := s.sign(append(append([]byte{}, out[:from]...), out[to:]...))
	if err != nil {
		return nil, fmt.Errorf("sign the document: %w", err)
	}
	if len(made) > s.maxSignature() {
		return nil, errors.New("the signature does not fit in its place")
	}
	hex.Encode(out[from+1:], made)
	return out, nil
}

func checkCredential(credential string) error {
	if credential == "" || len(credential) > certificate.MaxCredential {
		return errors.New("the credential is empty or too large to embed")
	}
	for _, c := range []byte(credential) {
		if c <= ' ' || c > '~' {
			return errors.New("the credential is not plain ASCII")
		}
	}
	return nil
}

// update is an incremental update of a document that was drawn here.
type update struct {
	bytes.Buffer
	next, page, previous int
	pageBody             string
	offsets              map[int]int
	id                   string
}

var (
	sizeForm  = regexp.MustCompile(`/Size (\d+)`)
	kidsForm  = regexp.MustCompile(`/Kids \[\s*(\d+) 0 R`)
	startForm = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
)

// newUpdate reads of a drawn document what an update of it has to know.
func newUpdate(drawn []byte) (*update, error) {
	size, kids, start := sizeForm.FindAllSubmatch(drawn, -1), kidsForm.FindSubmatch(drawn), startForm.FindSubmatch(drawn)
	if size == nil || kids == nil || start == nil {
		return nil, errors.New("the document was not drawn here")
	}
	u := &update{offsets: map[int]int{}}
	u.next, _ = strconv.Atoi(string(size[len(size)-1][1]))
	u.page, _ = strconv.Atoi(string(kids[1]))
	u.previous, _ = strconv.Atoi(string(start[1]))
	head := fmt.Appendf(nil, "\n%d 0 obj\n", u.page)
	at := bytes.Index(drawn, head)
	if at < 0 {
		return nil, errors.New("the document's first page was not found")
	}
	body, _, found := bytes.Cut(drawn[at+len(head):], []byte("endobj"))
	trimmed, closed := strings.CutSuffix(strings.TrimSpace(string(body)), ">>")
	if !found || !closed || strings.Contains(trimmed, "/Annots") {
		return nil, errors.New("the document's first page is not as it is drawn here")
	}
	u.pageBody = trimmed
	sum := sha256.Sum256(drawn)
	u.id = hex.EncodeToString(sum[:16])
	u.Write(drawn)
	return u, nil
}

func (u *update) printf(format string, args ...any) { fmt.Fprintf(u, format, args...) }

func (u *update) begin(number int) {
	u.offsets[number] = u.Len()
	u.printf("%d 0 obj\n", number)
}

func (u *update) object(number int, format string, args ...any) {
	u.begin(number)
	u.printf(format, args...)
	u.WriteString("\nendobj\n")
}

// end writes the table of the objects' places, those that were replaced first, and the trailer.
func (u *update) end(info int) {
	start := u.Len()
	u.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for _, number := range []int{1, u.page} {
		u.printf("%d 1\n%010d 00000 n \n", number, u.offsets[number])
	}
	last := u.next
	for u.offsets[last] > 0 {
		last++
	}
	u.printf("%d %d\n", u.next, last-u.next)
	for number := u.next; number < last; number++ {
		u.printf("%010d 00000 n \n", u.offsets[number])
	}
	u.printf("trailer\n<</Size %d/Root 1 0 R/Info %d 0 R/Prev %d/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n", last, info, u.previous, u.id, u.id, start)
}

// unicodeText is a text string in UTF-16 (ISO 32000-2, 7.9.2.2), in hexadecimal.
func unicodeText(text string) string {
	out := "<FEFF"
	for _, unit := range utf16.Encode([]rune(text)) {
		out += fmt.Sprintf("%04X", unit)
	}
	return out + ">"
}

func pdfDate(t time.Time) string { return t.In(kst).Format("D:20060102150405") + "+09'00'" }
