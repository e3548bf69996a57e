package notice

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const from = "noreply@member1.example"

var code = Mail{To: "hong@example.kr", Subject: "[홀드패스트] 주주명부 확인 코드", Text: "확인 코드: 123456\n\n한 시간 동안 한 번만 쓸 수 있습니다.\n"}

func TestASpooledMailIsReadBackAsItWasSent(t *testing.T) {
	spool, err := NewSpool(filepath.Join(t.TempDir(), "outbox"), from)
	if err != nil {
		t.Fatal(err)
	}
	other := code
	other.To = "kim@example.kr"
	for _, m := range []Mail{code, other} {
		if err := spool.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	all, err := spool.List("", 10)
	if err != nil || len(all) != 2 || all[0].Mail != other || all[1].Mail != code {
		t.Fatalf("got %v, %v", all, err)
	}
	mine, err := spool.List(code.To, 10)
	if err != nil || len(mine) != 1 || mine[0].Mail != code || time.Since(mine[0].At) > time.Minute {
		t.Fatalf("got %v, %v", mine, err)
	}
	if newest, err := spool.List("", 1); err != nil || len(newest) != 1 {
		t.Fatalf("got %v, %v", newest, err)
	}
	names, _ := spool.names()
	info, err := os.Stat(filepath.Join(spool.directory, names[0]))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mail can be read by others: %v, %v", info.Mode(), err)
	}
}

func TestASpoolIsBounded(t *testing.T) {
	spool, err := NewSpool(t.TempDir(), from)
	if err != nil {
		t.Fatal(err)
	}
	for i := range maxSpool + 3 {
		if err := os.WriteFile(filepath.Join(spool.directory, fmt.Sprintf("%020d-old.eml", i)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := spool.Send(t.Context(), code); err != nil {
		t.Fatal(err)
	}
	names, err := spool.names()
	if err != nil || len(names) != maxSpool || strings.HasPrefix(names[0], fmt.Sprintf("%020d", 0)) {
		t.Errorf("%d mails stay, from %s, %v", len(names), names[0], err)
	}
}

func TestAMailIsRFC5322WithAKoreanSubject(t *testing.T) {
	encoded, id, err := code.encode(from, time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	message, err := mail.ReadMessage(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	if got := message.Header.Get("Message-ID"); got != "<"+id+"@member1.example>" {
		t.Errorf("Message-ID %q", got)
	}
	for line := range bytes.SplitSeq(encoded, []byte("\r\n")) {
		if len(line) > 200 || bytes.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
			t.Errorf("a line is too long or not ASCII: %q", line)
		}
	}
	if !strings.HasPrefix(message.Header.Get("Subject"), "=?utf-8?b?") {
		t.Errorf("subject %q", message.Header.Get("Subject"))
	}
}

func TestNothingAddsAHeaderOrARecipient(t *testing.T) {
	for _, to := range []string{
		"", "hong", "a@b\r\nBcc: c@d", "a@b,c@d", "<a@b>", "홍 <a@b>", "홍@example.kr", "a@b c", "a@b;c@d", `"a b"@c`,
		strings.Repeat("a", 250) + "@b.kr",
	} {
		m := code
		m.To = to
		if _, _, err := m.encode(from, time.Now()); err == nil {
			t.Errorf("mail goes to %q", to)
		}
	}
	for _, subject := range []string{"a\r\nBcc: b@c.kr", "a\nb", "\xff", strings.Repeat("가", maxSubject+1)} {
		m := code
		m.Subject = subject
		if _, _, err := m.encode(from, time.Now()); err == nil {
			t.Errorf("the subject %q is taken", subject)
		}
	}
	m := code
	m.Text = strings.Repeat("a", maxText+1)
	if _, _, err := m.encode(from, time.Now()); err == nil {
		t.Error("an endless text is taken")
	}
}

// relay is an SMTP server on the loopback interface that keeps what it is given.
func relay(t *testing.T) (port int, received <-chan []string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	lines := make(chan []string, 1)
	go func() {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		defer connection.Close()
		lines <- serve(connection)
	}()
	return listener.Addr().(*net.TCPAddr).Port, lines
}

func serve(connection io.ReadWriter) (lines []string) {
	fmt.Fprint(connection, "220 relay\r\n")
	data := false
	for scanner := bufio.NewScanner(connection); scanner.Scan(); {
		line := scanner.Text()
		lines = append(lines, line)
		switch {
		case data && line == ".":
			data = false
			fmt.Fprint(connection, "250 kept\r\n")
		case data:
		case line == "DATA":
			data = true
			fmt.Fprint(connection, "354 go on\r\n")
		case line == "QUIT":
			fmt.Fprint(connection, "221 bye\r\n")
			return lines
		default:
			fmt.Fprint(connection, "250 ok\r\n")
		}
	}
	return lines
}

func TestARelayIsGivenTheMail(t *testing.T) {
	port, received := relay(t)
	sender, err := NewSMTP(SMTPConfig{Host: "127.0.0.1", Port: port, From: from})
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), code); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(<-received, "\n")
	for _, want := range []string{"MAIL FROM:<" + from + ">", "RCPT TO:<" + code.To + ">", "Content-Transfer-Encoding: base64"} {
		if !strings.Contains(got, want) {
			t.Errorf("the relay was not told %q but\n%s", want, got)
		}
	}
}

func TestTheRelaysPasswordIsASecretFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(path, []byte("secret\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	config := SMTPConfig{Host: "relay.example", Port: 587, From: from, Username: "holdfast", PasswordFile: path}
	if _, err := NewSMTP(config); err == nil {
		t.Error("a password that others can read is taken")
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := NewSMTP(config)
	if err != nil || s.password != "secret" {
		t.Errorf("got %v, %v", s, err)
	}
	for _, wrong := range []SMTPConfig{{}, {Host: "a", Port: 70000, From: from}, {Host: "a", Port: 25, From: "x"}, {Host: "a", Port: 25, From: from, Username: "u"}} {
		if _, err := NewSMTP(wrong); err == nil {
			t.Errorf("%+v is taken", wrong)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add("a@b.kr", "subject", "text")
	f.Add("a@b.kr\r\nBcc: c@d.kr", "\r\nBcc: c@d.kr", "\r\n.\r\nRCPT TO:<x@y>")
	f.Fuzz(func(t *testing.T, to, subject, text string) {
		encoded, _, err := Mail{to, subject, text}.encode(from, time.Unix(0, 0))
		if err != nil {
			return
		}
		message, err := mail.ReadMessage(bytes.NewReader(encoded))
		if err != nil {
			t.Fatal(err)
		}
		if len(message.Header) != 9 {
			t.Fatalf("headers %v", message.Header)
		}
	})
}
