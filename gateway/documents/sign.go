package documents

import (
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/smallstep/pkcs7"

	"holdfast/gateway/certificate"
)

// Signer signs documents with an X.509 certificate of the member's authority.
type Signer struct {
	certificate *x509.Certificate
	// authorities are those between the certificate and the member's root, if there are any.
	authorities []*x509.Certificate
	key         crypto.Signer
}

// ReadSigner reads a certificate, which others of its chain may follow, and its private key, from PEM files. The key's file
// has to be its owner's alone.
func ReadSigner(certificateFile, keyFile string) (*Signer, error) {
	encoded, err := os.ReadFile(certificateFile)
	if err != nil {
		return nil, fmt.Errorf("the certificate that documents are signed with: %w", err)
	}
	info, err := os.Stat(keyFile)
	if err != nil {
		return nil, fmt.Errorf("the key that documents are signed with: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the key %s can be read by others: chmod 600 it", keyFile)
	}
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return nil, fmt.Errorf("the key that documents are signed with: %w", err)
	}
	return NewSigner(encoded, key)
}

// NewSigner takes a certificate, which others of its chain may follow, and its private key (PKCS #8), both PEM.
func NewSigner(certificatePEM, keyPEM []byte) (*Signer, error) {
	var chain []*x509.Certificate
	for rest := certificatePEM; ; {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		parsed, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("the certificate that documents are signed with: %w", err)
		}
		chain = append(chain, parsed)
	}
	if len(chain) == 0 {
		return nil, errors.New("the certificate that documents are signed with is not PEM")
	}
	block, _ := pem.Decode(keyPEM)
	if block == nil {
		return nil, errors.New("the key that documents are signed with is not PEM")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, errors.New("the key that documents are signed with is not PKCS #8")
	}
	key, ok := parsed.(crypto.Signer)
	if !ok {
		return nil, errors.New("the key that documents are signed with cannot sign")
	}
	public, ok := key.Public().(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !public.Equal(chain[0].PublicKey) {
		return nil, errors.New("the certificate that documents are signed with is of another key")
	}
	return &Signer{chain[0], chain[1:], key}, nil
}

// SignedWith names the signer's certificate.
func (s *Signer) SignedWith() certificate.SignedWith { return fingerprint(s.certificate) }

func fingerprint(c *x509.Certificate) certificate.SignedWith {
	sum := sha256.Sum256(c.Raw)
	return certificate.SignedWith(hex.EncodeToString(sum[:]))
}

// maxSignature is how many bytes the signature takes at most.
func (s *Signer) maxSignature() int {
	size := 2048 + len(s.certificate.Raw)
	for _, c := range s.authorities {
		size += len(c.Raw)
	}
	return size
}

// signingCertificate names the certificate inside what is signed, so that it cannot be exchanged (RFC 5035 section 4,
// SigningCertificateV2 with its default SHA-256).
type signingCertificate struct {
	Certificates []certificateID
}

type certificateID struct {
	Hash []byte
}

var oidSigningCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}

// sign makes a detached CMS signature (RFC 5652) over content.
func (s *Signer) sign(content []byte) ([]byte, error) {
	if now := time.Now(); now.Before(s.certificate.NotBefore) || now.After(s.certificate.NotAfter) {
		return nil, fmt.Errorf("the certificate that documents are signed with is valid from %s to %s", s.certificate.NotBefore, s.certificate.NotAfter)
	}
	signed, err := pkcs7.NewSignedData(content)
	if err != nil {
		return nil, err
	}
	signed.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	hash := sha256.Sum256(s.certificate.Raw)
	err = signed.AddSignerChain(s.certificate, s.key, s.authorities, pkcs7.SignerInfoConfig{ExtraSignedAttributes: []pkcs7.Attribute{
		{Type: oidSigningCertificateV2, Value: signingCertificate{[]certificateID{{hash[:]}}}},
	}})
	if err != nil {
		return nil, err
	}
	signed.Detach()
	return signed.Finish()
}
