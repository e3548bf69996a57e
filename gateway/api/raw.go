package api

import "encoding/json"

// RawJSON is a JSON value that crosses the wire as its maker wrote it: a key, a command's body, a DID document.
type RawJSON = json.RawMessage
