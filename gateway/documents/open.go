package documents

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rsa"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"github.com/smallstep/pkcs7"

	"holdfast/gateway/certificate"
)

// MaxFile is the largest document that is looked at, in bytes.
const MaxFile = 20 << 20

// maxContents is the largest signature that is looked at, in bytes.
const maxContents = 64 << 10

// What is wrong with a file. It is one of these two.
var (
	// ErrNoDocument says that a file is no PDF with one credential in it, as Seal makes them. Nothing is known against it:
	// it may have been saved anew by another program.
	ErrNoDocument = errors.New("the file is no signed document with a credential")
	// ErrChanged says that the document's signature does not hold over the whole file.
	ErrChanged = errors.New("the document was changed after it was signed, or its signature is not one")
)

// Opened is a document whose signature holds. Who the signer is, the credential has to say: see
// certificate.Verifier.VerifyDocument.
type Opened struct {
	Credential string
	SignedWith certificate.SignedWith
}

var (
	pdfMark  = []byte("%PDF-")
	fileMark = []byte("/Subtype/application#2Fdc+sd-jwt")
	fileHead = regexp.MustCompile(`^/Subtype/application#2Fdc\+sd-jwt/Length (\d{1,5})/Params<</Size (\d{1,5})>>>>\nstream\n`)

	rangeMark = []byte("/ByteRange[0 ")
	rangeHead = regexp.MustCompile(`^/ByteRange\[0 (\d{10}) (\d{10}) (\d{10})\]/Contents<`)
)

// maxHead bounds the two heads above, in bytes.
const maxHead = 128

// IsPDF tells whether a file begins as a PDF does.
func IsPDF(file []byte) bool { return bytes.HasPrefix(file, pdfMark) }

// Extract takes the credential out of a document without checking the document's signature. ErrNoDocument when there is
// none, or more than one.
func Extract(pdf []byte) (string, error) {
	if len(pdf) > MaxFile || !IsPDF(pdf) || bytes.Count(pdf, fileMark) != 1 {
		return "", ErrNoDocument
	}
	rest := pdf[bytes.Index(pdf, fileMark):]
	head := fileHead.FindSubmatch(rest[:min(maxHead, len(rest))])
	if head == nil || !bytes.Equal(head[1], head[2]) {
		return "", ErrNoDocument
	}
	length, err := strconv.Atoi(string(head[1]))
	if rest = rest[len(head[0]):]; err != nil || length > len(rest) {
		return "", ErrNoDocument
	}
	credential := string(rest[:length])
	if !bytes.HasPrefix(rest[length:], []byte("\nendstream")) || checkCredential(credential) != nil {
		return "", ErrNoDocument
	}
	return credential, nil
}

// Open takes the credential out of a document whose signature holds over the whole file: ErrNoDocument or ErrChanged
// otherwise. It does not ask who signed.
func Open(pdf []byte) (Opened, error) {
	credential, err := Extract(pdf)
	if err != nil {
		return Opened{}, err
	}
	content, contents, err := signedPart(pdf)
	if err != nil {
		return Opened{}, err
	}
	signer, err := verify(content, contents)
	if err != nil {
		return Opened{}, err
	}
	return Opened{credential, signer}, nil
}

// signedPart is what the last signature covers, and the signature. It has to cover the whole file but itself.
func signedPart(pdf []byte) (content, contents []byte, err error) {
	at := bytes.LastIndex(pdf, rangeMark)
	if at < 0 {
		return nil, nil, ErrNoDocument
	}
	head := rangeHead.FindSubmatch(pdf[at:min(at+maxHead, len(pdf))])
	if head == nil {
		return nil, nil, ErrNoDocument
	}
	var numbers [3]int
	for i := range numbers {
		if numbers[i], err = strconv.Atoi(string(head[i+1])); err != nil {
			return nil, nil, ErrNoDocument
		}
	}
	from, to := numbers[0], numbers[1]
	if from != at+len(head[0])-1 || to <= from+2 || to > len(pdf) || to+numbers[2] != len(pdf) || pdf[to-1] != '>' || to-from > 2*maxContents {
		return nil, nil, ErrChanged
	}
	decoded := make([]byte, (to-from-2)/2)
	if _, err := hex.Decode(decoded, pdf[from+1:to-1]); err != nil || bytes.ContainsAny(pdf[from+1:to-1], "ABCDEF") {
		return nil, nil, ErrChanged
	}
	var whole asn1.RawValue
	padding, err := asn1.Unmarshal(decoded, &whole)
	if err != nil || len(bytes.Trim(padding, "\x00")) > 0 {
		return nil, nil, ErrChanged
	}
	return append(append(make([]byte, 0, len(pdf)), pdf[:from]...), pdf[to:]...), whole.FullBytes, nil
}

// verify checks a detached signature by one signer who names their certificate in it.
func verify(content, contents []byte) (signer certificate.SignedWith, err error) {
	defer func() {
		// The parser reads a stranger's bytes.
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrChanged, p)
		}
	}()
	signed, err := pkcs7.Parse(contents)
	if err != nil {
		return "", ErrChanged
	}
	signed.Content = content
	only := signed.GetOnlySigner()
	if only == nil || !modest(only.PublicKey) || signed.Verify() != nil {
		return "", ErrChanged
	}
	var named signingCertificate
	if err := signed.UnmarshalSignedAttribute(oidSigningCertificateV2, &named); err != nil || len(named.Certificates) != 1 {
		return "", ErrChanged
	}
	if name := fingerprint(only); hex.EncodeToString(named.Certificates[0].Hash) == string(name) {
		return name, nil
	}
	return "", ErrChanged
}

// modest tells whether a stranger's key is of a sort and size that is checked quickly.
func modest(key any) bool {
	switch key := key.(type) {
	case *ecdsa.PublicKey:
		return true
	case *rsa.PublicKey:
		return key.N.BitLen() <= 4096
	}
	return false
}
