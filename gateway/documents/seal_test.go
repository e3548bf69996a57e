package documents_test

import (
	"bytes"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/smallstep/pkcs7"

	"holdfast/gateway/documents"
	"holdfast/gateway/documents/documentstest"
)

func sealed(t testing.TB) (pdf []byte, signer *documents.Signer, root *x509.Certificate) {
	t.Helper()
	drawn, err := documents.DrawRegister(content(3), documentstest.Fonts(t))
	if err != nil {
		t.Fatal(err)
	}
	signer, root = documentstest.Signer(t)
	return seal(t, signer, drawn), signer, root
}

var signatureForm = regexp.MustCompile(`/ByteRange\[0 0*(\d+) 0*(\d+) 0*(\d+)\]/Contents<([0-9a-f]+)>`)

func TestSealedDocumentGivesItsCredentialBack(t *testing.T) {
	pdf, signer, _ := sealed(t)
	opened, err := documents.Open(pdf)
	if err != nil || opened.Credential != credential || opened.SignedWith != signer.SignedWith() {
		t.Fatalf("opened %+v: %v", opened, err)
	}
	if extracted, err := documents.Extract(pdf); err != nil || extracted != credential {
		t.Errorf("extracted %q: %v", extracted, err)
	}
}

// TestSignatureHoldsForAnyReaderOfCMS checks as another program would: the signature as the file has it, over the bytes
// that it says it covers, up to the member's authority.
func TestSignatureHoldsForAnyReaderOfCMS(t *testing.T) {
	pdf, _, root := sealed(t)
	at := bytes.Index(pdf, []byte("/ByteRange["))
	contents := signatureForm.FindSubmatch(pdf[at:])
	der, err := hex.DecodeString(string(contents[4]))
	if err != nil {
		t.Fatal(err)
	}
	from := bytes.Index(pdf[at:], []byte("/Contents<")) + at + len("/Contents")
	signed, err := pkcs7.Parse(der)
	if err != nil {
		t.Fatal(err)
	}
	signed.Content = append(append([]byte{}, pdf[:from]...), pdf[from+len(contents[4])+2:]...)
	pool := x509.NewCertPool()
	pool.AddCert(root)
	if err := signed.VerifyWithChain(pool); err != nil {
		t.Error(err)
	}
	for _, wanted := range []string{"/SubFilter/adbe.pkcs7.detached", "/TransformMethod/DocMDP", "/AFRelationship/Data", "/Perms<</DocMDP", "(credential.sd-jwt)"} {
		if !bytes.Contains(pdf, []byte(wanted)) {
			t.Errorf("the file lacks %s", wanted)
		}
	}
}

// TestChangedByteBreaksTheDocument changes one byte at a time, everywhere. Within the signature's own wrapping a change may
// leave the signature whole; then what is read must be the same.
func TestChangedByteBreaksTheDocument(t *testing.T) {
	pdf, signer, _ := sealed(t)
	at := signatureForm.FindIndex(pdf)
	// A prime number of bytes apart in the drawn pages; every byte of what was sealed around them.
	for i := 0; i < len(pdf); i++ {
		if from := at[0] - 3000; i < from && i%53 > 0 || i > at[0]+100 && i < at[1]-3000 && i%7 > 0 {
			continue
		}
		changed := bytes.Clone(pdf)
		changed[i] ^= 1
		opened, err := documents.Open(changed)
		switch {
		case err == nil && (i < at[0] || i >= at[1]):
			t.Fatalf("byte %d was changed and the document holds", i)
		case err == nil && (opened.Credential != credential || opened.SignedWith != signer.SignedWith()):
			t.Fatalf("byte %d was changed and another document holds: %+v", i, opened)
		case err != nil && !errors.Is(err, documents.ErrChanged) && !errors.Is(err, documents.ErrNoDocument):
			t.Fatalf("byte %d: %v", i, err)
		}
	}
}

func TestWhatWasAddedBehindTheSignatureBreaksIt(t *testing.T) {
	pdf, _, _ := sealed(t)
	for name, changed := range map[string][]byte{
		"a byte":                append(bytes.Clone(pdf), '\n'),
		"another update":        append(bytes.Clone(pdf), []byte("1 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n")...),
		"another signature":     append(bytes.Clone(pdf), pdf[bytes.LastIndex(pdf, []byte("<</Type/Sig/")):]...),
		"cut off at its end":    pdf[:len(pdf)-1],
		"a second document":     append(bytes.Clone(pdf), pdf...),
		"its signature emptied": signatureForm.ReplaceAllFunc(pdf, func(s []byte) []byte { return bytes.Replace(s, []byte("30"), []byte("00"), 1) }),
	} {
		if opened, err := documents.Open(changed); err == nil {
			t.Errorf("%s: the document holds: %+v", name, opened)
		}
	}
}

func TestFileWithoutOneCredentialIsNoDocument(t *testing.T) {
	pdf, _, _ := sealed(t)
	mark := []byte("/Subtype/application#2Fdc+sd-jwt")
	lengths := func(length, size int) []byte {
		form := "/Length %d/Params<</Size %d>>"
		return bytes.Replace(pdf, fmt.Appendf(nil, form, len(credential), len(credential)), fmt.Appendf(nil, form, length, size), 1)
	}
	for name, file := range map[string][]byte{
		"empty":            {},
		"text":             []byte("hello"),
		"a PDF's head":     []byte("%PDF-1.7\n"),
		"two credentials":  append(bytes.Clone(pdf), mark...),
		"no credential":    bytes.ReplaceAll(pdf, mark, bytes.Repeat([]byte("x"), len(mark))),
		"a length too far": lengths(99_999, 99_999),
		"two lengths":      lengths(len(credential), len(credential)+1),
		"not ASCII":        bytes.Replace(pdf, []byte(credential), []byte("\xff"+credential[1:]), 1),
		"too large":        append(append([]byte("%PDF-1.7\n"), make([]byte, documents.MaxFile)...), pdf...),
	} {
		if _, err := documents.Open(file); !errors.Is(err, documents.ErrNoDocument) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOnlyWhatWasDrawnHereIsSealed(t *testing.T) {
	_, signer, _ := sealed(t)
	for name, pages := range map[string][]byte{"nothing": nil, "another program's": []byte("%PDF-1.4\ntrailer\n<</Size 3>>\nstartxref\n1\n%%EOF")} {
		if _, err := signer.Seal(documents.Drawn{Pages: pages}, credential); err == nil {
			t.Errorf("%s was sealed", name)
		}
	}
	good, err := documents.DrawStatement(statement(content(3), 1), documentstest.Fonts(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{"no credential": "", "a long one": strings.Repeat("a", 70_000), "one with a space": "a b"} {
		if _, err := signer.Seal(good, bad); err == nil {
			t.Errorf("%s was embedded", name)
		}
	}
}

func TestExpiredCertificateSignsNothing(t *testing.T) {
	good, err := documents.DrawStatement(statement(content(3), 1), documentstest.Fonts(t))
	if err != nil {
		t.Fatal(err)
	}
	expired, key := documentstest.CertificateUntil(t, "gateway.member1.example", nil, nil, time.Now().Add(-time.Minute))
	if _, err := documentstest.SignerOf(t, expired, key).Seal(good, credential); err == nil {
		t.Error("a document was signed with an expired certificate")
	}
}

func TestSignersKeyIsPrivateAndFitsItsCertificate(t *testing.T) {
	root, key := documentstest.Certificate(t, "one", nil, nil)
	other, _ := documentstest.Certificate(t, "two", nil, nil)
	encoded, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, kind string, der []byte, mode os.FileMode) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	cert, otherCert := write("cert.pem", "CERTIFICATE", root.Raw, 0o644), write("cert.pem", "CERTIFICATE", other.Raw, 0o644)
	private, open := write("key.pem", "PRIVATE KEY", encoded, 0o600), write("key.pem", "PRIVATE KEY", encoded, 0o644)
	if _, err := documents.ReadSigner(cert, private); err != nil {
		t.Error(err)
	}
	for name, files := range map[string][2]string{
		"a key that others can read": {cert, open}, "another key's certificate": {otherCert, private}, "no certificate": {private, private},
		"no key": {cert, cert}, "no file": {cert, filepath.Join(t.TempDir(), "none")},
	} {
		if _, err := documents.ReadSigner(files[0], files[1]); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestReadingAStrangersFileIsQuick(t *testing.T) {
	hostile := append([]byte("%PDF-1.7\n/Subtype/application#2Fdc+sd-jwt"), bytes.Repeat([]byte("/ByteRange[0 0000000001 "), documents.MaxFile/25)...)
	begun := time.Now()
	if _, err := documents.Open(hostile); !errors.Is(err, documents.ErrNoDocument) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}

func FuzzExtract(f *testing.F) {
	pdf, signer, _ := sealed(f)
	tail := pdf[bytes.LastIndex(pdf, []byte("<</Type/EmbeddedFile")):]
	f.Add(append([]byte("%PDF-1.7\n"), tail...))
	f.Add([]byte("%PDF-1.7\n/Subtype/application#2Fdc+sd-jwt/Length 1/Params<</Size 1>>>>\nstream\na\nendstream/ByteRange[0 0000000001 0000000002 0000000003]/Contents<00>"))
	f.Fuzz(func(t *testing.T, file []byte) {
		extracted, err := documents.Extract(file)
		if err != nil && !errors.Is(err, documents.ErrNoDocument) || err == nil && (extracted == "" || !bytes.Contains(file, []byte(extracted))) {
			t.Fatalf("extracted %q: %v", extracted, err)
		}
		opened, err := documents.Open(file)
		if err == nil && opened.SignedWith == signer.SignedWith() && !bytes.Equal(file, pdf) {
			t.Fatal("a file that was not sealed holds under the signer's name")
		}
		if err != nil && !errors.Is(err, documents.ErrNoDocument) && !errors.Is(err, documents.ErrChanged) {
			t.Fatal(err)
		}
	})
}

// FuzzSignature puts other signatures in the place of the document's. Whatever they are, the document's content is its own.
func FuzzSignature(f *testing.F) {
	pdf, _, _ := sealed(f)
	found := signatureForm.FindSubmatchIndex(pdf)
	der, err := hex.DecodeString(string(pdf[found[8]:found[9]]))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(der)
	f.Fuzz(func(t *testing.T, signature []byte) {
		changed := bytes.Clone(pdf)
		padded := append(bytes.Clone(signature[:min(len(signature), len(der))]), make([]byte, max(0, len(der)-len(signature)))...)
		hex.Encode(changed[found[8]:], padded)
		opened, err := documents.Open(changed)
		if err == nil && opened.Credential != credential {
			t.Fatal("another credential was read")
		}
		if err != nil && !errors.Is(err, documents.ErrNoDocument) && !errors.Is(err, documents.ErrChanged) {
			t.Fatal(err)
		}
	})
}
