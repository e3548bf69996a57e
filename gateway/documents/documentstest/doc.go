// Package documentstest helps tests that make documents: it finds fonts in the built web bundle, in web's installed packages
// or among the machine's (Debian's fonts-nanum), and makes certificates to sign with. It must not be used outside tests.
package documentstest
