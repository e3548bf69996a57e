package notice

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"mime"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"
)

// Bounds of a mail.
const (
	maxAddress = 254 // RFC 5321 section 4.5.3.1.3
	maxSubject = 200 // characters
	maxText    = 64 << 10
	lineOf64   = 76 // RFC 2045 section 6.8
)

// Mail is one message to one person.
type Mail struct {
	To      string
	Subject string
	Text    string
}

// Sender delivers mails.
type Sender interface {
	// Send delivers, or fails; it never does both.
	Send(ctx context.Context, mail Mail) error
}

// ErrAddress says that a mail's address is none that mail can be sent to.
var ErrAddress = errors.New("the address is not one that mail can be sent to")

// Address checks a bare mail address, such as "hong@example.kr".
func Address(text string) error {
	parsed, err := mail.ParseAddress(text)
	if err != nil || parsed.Address != text || len(text) > maxAddress || strings.ContainsAny(text, " \t\r\n<>,;\"") {
		return ErrAddress
	}
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return ErrAddress
		}
	}
	return nil
}

// encode writes the message as RFC 5322 with its text in base64, and its Message-ID.
func (m Mail) encode(from string, at time.Time) ([]byte, string, error) {
	if err := errors.Join(Address(from), Address(m.To)); err != nil {
		return nil, "", err
	}
	if !utf8.ValidString(m.Subject+m.Text) || strings.ContainsAny(m.Subject, "\r\n") ||
		utf8.RuneCountInString(m.Subject) > maxSubject || len(m.Text) > maxText {
		return nil, "", errors.New("the subject or the text is out of bounds")
	}
	var random [16]byte
	if _, err := rand.Read(random[:]); err != nil {
		return nil, "", err
	}
	id := hex.EncodeToString(random[:])
	_, domain, _ := strings.Cut(from, "@")
	var out bytes.Buffer
	for _, header := range [][2]string{
		{"From", "Holdfast <" + from + ">"},
		{"To", "<" + m.To + ">"},
		{"Subject", mime.BEncoding.Encode("utf-8", m.Subject)},
		{"Date", at.UTC().Format(time.RFC1123Z)},
		{"Message-ID", "<" + id + "@" + domain + ">"},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=utf-8"},
		{"Content-Transfer-Encoding", "base64"},
		{"Auto-Submitted", "auto-generated"},
	} {
		fmt.Fprintf(&out, "%s: %s\r\n", header[0], header[1])
	}
	out.WriteString("\r\n")
	for text := base64.StdEncoding.EncodeToString([]byte(m.Text)); text != ""; {
		line := text[:min(lineOf64, len(text))]
		text = text[len(line):]
		out.WriteString(line + "\r\n")
	}
	return out.Bytes(), id, nil
}
