package documentstest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"testing"
	"time"

	"holdfast/gateway/documents"
)

// Signer signs with a certificate of a new authority, which it returns too.
func Signer(t testing.TB) (*documents.Signer, *x509.Certificate) {
	t.Helper()
	root, rootKey := Certificate(t, "ca.member1.example", nil, nil)
	leaf, key := Certificate(t, "gateway.member1.example", root, rootKey)
	return SignerOf(t, leaf, key), root
}

// SignerOf signs with a certificate and its key.
func SignerOf(t testing.TB, leaf *x509.Certificate, key *ecdsa.PrivateKey) *documents.Signer {
	t.Helper()
	encoded, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := documents.NewSigner(
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: leaf.Raw}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded}))
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// Certificate is a certificate and its key, signed by a parent or, where there is none, by itself as an authority.
func Certificate(t testing.TB, name string, parent *x509.Certificate, parentKey *ecdsa.PrivateKey) (*x509.Certificate, *ecdsa.PrivateKey) {
	t.Helper()
	return CertificateUntil(t, name, parent, parentKey, time.Now().Add(time.Hour))
}

// CertificateUntil is a Certificate that is valid for the two hours before its end.
func CertificateUntil(t testing.TB, name string, parent *x509.Certificate, parentKey *ecdsa.PrivateKey, end time.Time) (*x509.Certificate, *ecdsa.PrivateKey) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name}, NotBefore: end.Add(-2 * time.Hour),
		NotAfter: end, KeyUsage: x509.KeyUsageDigitalSignature, BasicConstraintsValid: true,
	}
	if parent == nil {
		template.IsCA, template.KeyUsage, parent, parentKey = true, x509.KeyUsageCertSign, template, key
	}
	made, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(made)
	if err != nil {
		t.Fatal(err)
	}
	return parsed, key
}
