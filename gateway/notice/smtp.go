package notice

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/smtp"
	"os"
	"strings"
	"time"
)

const (
	// smtpPatience bounds one delivery, from dialling to QUIT.
	smtpPatience = 30 * time.Second
	// maxPasswordFile is the largest password file, in bytes.
	maxPasswordFile = 4 << 10
)

// SMTPConfig is a mail relay. TLS is required: from the first byte on port 465, by STARTTLS (RFC 3207) otherwise; only a
// relay on the loopback interface may go without.
type SMTPConfig struct {
	Host string `json:"host"`
	Port int    `json:"port"`
	From string `json:"from"`
	// Username is empty for a relay that asks for none.
	Username string `json:"username"`
	// PasswordFile is readable by its owner alone.
	PasswordFile string `json:"passwordFile"`
}

// SMTP sends mails through a relay.
type SMTP struct {
	config   SMTPConfig
	password string
	roots    *tls.Config
}

// NewSMTP reads the password, and connects to nothing yet.
func NewSMTP(config SMTPConfig) (*SMTP, error) {
	if config.Host == "" || config.Port < 1 || config.Port > 65535 {
		return nil, errors.New("smtp: host and port name the relay")
	}
	if err := Address(config.From); err != nil {
		return nil, fmt.Errorf("smtp: from: %w", err)
	}
	s := &SMTP{config: config, roots: &tls.Config{ServerName: config.Host, MinVersion: tls.VersionTLS12}}
	if (config.Username == "") != (config.PasswordFile == "") {
		return nil, errors.New("smtp: username and passwordFile are given together")
	}
	if config.PasswordFile == "" {
		return s, nil
	}
	var err error
	s.password, err = readSecret(config.PasswordFile)
	return s, err
}

func readSecret(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if info.Mode().Perm()&0o077 != 0 || info.Size() > maxPasswordFile {
		return "", fmt.Errorf("%s must be readable by its owner alone (chmod 600) and at most 4 KiB", path)
	}
	content, err := os.ReadFile(path)
	return strings.TrimRight(string(content), "\r\n"), err
}

// Send implements Sender.
func (s *SMTP) Send(ctx context.Context, m Mail) error {
	encoded, _, err := m.encode(s.config.From, time.Now())
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, smtpPatience)
	defer cancel()
	if err := s.deliver(ctx, m.To, encoded); err != nil {
		return fmt.Errorf("send a mail through %s: %w", s.config.Host, err)
	}
	return nil
}

func (s *SMTP) deliver(ctx context.Context, to string, encoded []byte) error {
	client, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer client.Close()
	if s.password != "" {
		if err := client.Auth(smtp.PlainAuth("", s.config.Username, s.password, s.config.Host)); err != nil {
			return err
		}
	}
	if err := client.Mail(s.config.From); err != nil {
		return err
	}
	if err := client.Rcpt(to); err != nil {
		return err
	}
	body, err := client.Data()
	if err != nil {
		return err
	}
	if _, err := body.Write(encoded); err != nil {
		return err
	}
	if err := body.Close(); err != nil {
		return err
	}
	return client.Quit()
}

// connect dials, greets and secures the connection.
func (s *SMTP) connect(ctx context.Context) (*smtp.Client, error) {
	connection, err := new(net.Dialer).DialContext(ctx, "tcp", net.JoinHostPort(s.config.Host, fmt.Sprint(s.config.Port)))
	if err != nil {
		return nil, err
	}
	deadline, _ := ctx.Deadline()
	if err := connection.SetDeadline(deadline); err != nil {
		return nil, errors.Join(err, connection.Close())
	}
	local := connection.RemoteAddr().(*net.TCPAddr).IP.IsLoopback()
	if s.config.Port == 465 {
		connection = tls.Client(connection, s.roots)
	}
	client, err := smtp.NewClient(connection, s.config.Host)
	if err != nil {
		return nil, errors.Join(err, connection.Close())
	}
	if offered, _ := client.Extension("STARTTLS"); offered && s.config.Port != 465 {
		err = client.StartTLS(s.roots)
	} else if s.config.Port != 465 && !local {
		err = errors.New("the relay offers no TLS")
	}
	if err != nil {
		return nil, errors.Join(err, client.Close())
	}
	return client, nil
}
