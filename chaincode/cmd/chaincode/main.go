package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stderr))
}

// run is the whole program; it returns the exit status.
func run(ctx context.Context, args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("chaincode", flag.ContinueOnError)
	flags.SetOutput(stderr)
	path := flags.String("config", "", "the configuration `file`, JSON")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *path == "" || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "usage: chaincode --config FILE")
		return 2
	}
	c, err := readConfig(*path)
	if err != nil {
		fmt.Fprintln(stderr, "chaincode: the configuration cannot be used:", err)
		return 2
	}
	secure, err := serverTLS(c.TLS)
	if err != nil {
		fmt.Fprintln(stderr, "chaincode: the TLS files cannot be used:", err)
		return 2
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		fmt.Fprintln(stderr, "chaincode: cannot listen:", err)
		return 1
	}
	log := slog.New(slog.NewJSONHandler(stderr, nil))
	if err := serve(ctx, c, listener, secure, log); err != nil {
		fmt.Fprintln(stderr, "chaincode:", err)
		return 1
	}
	return 0
}
