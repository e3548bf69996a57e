// Command gateway stands in for a member's gateway in the network's own tests:
// it answers with its member's name and is always healthy.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	path := flag.String("config", "", "configuration file")
	flag.Parse()
	data, err := os.ReadFile(*path)
	if err != nil {
		log.Fatal(err)
	}
	var c struct{ Member, Listen string }
	if err := json.Unmarshal(data, &c); err != nil {
		log.Fatal(err)
	}
	server := http.Server{
		Addr: c.Listen, ReadHeaderTimeout: time.Second,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, c.Member) }),
	}
	log.Fatal(server.ListenAndServe())
}
