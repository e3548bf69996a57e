package sdjwt_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"holdfast/did/fault"
)

// The disclosures and digests of RFC 9901 sections 4.2.1 to 4.2.4.2.
func TestRFC9901DisclosuresAreRead(t *testing.T) {
	w := newWorld(t)
	compact := signRaw(t, w.issuerKey, w.header(),
		payload(`,"_sd":["uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY"],"nationalities":[{"...":"w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"},{"...":"`+digestOf("hidden")+`"},"KR"]`)) +
		"~WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0~WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0~"
	got, err := w.verify(compact)
	if err != nil {
		t.Fatal(err)
	}
	if got.Claims["family_name"] != "Möbius" || !reflect.DeepEqual(got.Claims["nationalities"], []any{"FR", "KR"}) {
		t.Fatal(got.Claims)
	}
	if _, shown := got.Claims["_sd"]; shown {
		t.Fatal("digests are not removed")
	}
}

func TestDisclosuresWithinDisclosuresAreRead(t *testing.T) {
	w := newWorld(t)
	inner := `["salt-inner","city","Seoul"]`
	outer := fmt.Sprintf(`["salt-outer","address",{"_sd":["%s"],"country":"KR"}]`, digestOf(encode([]byte(inner))))
	base := payload(fmt.Sprintf(`,"_sd":["%s"],"_sd_alg":"sha-256"`, digestOf(encode([]byte(outer)))))
	got, err := w.verify(w.signed(t, base, outer, inner))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Claims["address"], map[string]any{"city": "Seoul", "country": "KR"}) {
		t.Fatal(got.Claims)
	}
	// The inner one without the outer one belongs to nothing that is seen.
	_, err = w.verify(w.signed(t, base, inner))
	wantCode(t, err, fault.Forged)
}

func TestADisclosureMustBelongExactlyOnce(t *testing.T) {
	w := newWorld(t)
	claim, element := `["salt","a","1"]`, `["salt","1"]`
	ofClaim, ofElement := digestOf(encode([]byte(claim))), digestOf(encode([]byte(element)))
	for name, try := range map[string]struct {
		payload     string
		disclosures []string
		want        fault.Code
	}{
		"unused":                    {payload(``), []string{claim}, fault.Forged},
		"given twice":               {payload(`,"_sd":["` + ofClaim + `"]`), []string{claim, claim}, fault.Malformed},
		"digest twice":              {payload(`,"_sd":["` + ofClaim + `","` + ofClaim + `"]`), []string{claim}, fault.Malformed},
		"digest twice, undisclosed": {payload(`,"_sd":["` + ofClaim + `","` + ofClaim + `"]`), nil, fault.Malformed},
		"digest at two places":      {payload(`,"_sd":["` + ofClaim + `"],"b":{"_sd":["` + ofClaim + `"]}`), []string{claim}, fault.Malformed},
		"claim already there":       {payload(`,"a":"0","_sd":["` + ofClaim + `"]`), []string{claim}, fault.Malformed},
		"claim as element":          {payload(`,"l":[{"...":"` + ofClaim + `"}]`), []string{claim}, fault.Malformed},
		"element as claim":          {payload(`,"_sd":["` + ofElement + `"]`), []string{element}, fault.Malformed},
		"element beside members":    {payload(`,"l":[{"...":"` + ofElement + `","x":1}]`), []string{element}, fault.Malformed},
		"digest is a number":        {payload(`,"_sd":[1]`), nil, fault.Malformed},
		"digests are an object":     {payload(`,"_sd":{}`), nil, fault.Malformed},
		"digests are text":          {payload(`,"_sd":"` + ofClaim + `"`), nil, fault.Malformed},
		"sha-512":                   {payload(`,"_sd_alg":"sha-512"`), nil, fault.WrongAlgorithm},
		"algorithm is a number":     {payload(`,"_sd_alg":256`), nil, fault.WrongAlgorithm},
		"nested algorithm":          {payload(`,"b":{"_sd_alg":"sha-256"}`), nil, fault.Malformed},
		"bare ellipsis claim":       {payload(`,"...":"` + ofElement + `"`), nil, fault.Malformed},
	} {
		_, err := w.verify(w.signed(t, try.payload, try.disclosures...))
		if got := fault.CodeOf(err); got != try.want {
			t.Errorf("%s: got %q (%v), want %q", name, got, err, try.want)
		}
	}
}

func TestADisclosureOfAReservedOrAlwaysVisibleNameIsRefused(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"_sd", "...", "_sd_alg", "iss", "vct", "iat", "exp", "nbf", "cnf", "status"} {
		claim := fmt.Sprintf(`["salt",%q,"1"]`, name)
		_, err := w.verify(w.signed(t, payload(`,"_sd":["`+digestOf(encode([]byte(claim)))+`"]`), claim))
		wantCode(t, err, fault.Malformed)
	}
}

func TestAMalformedDisclosureIsRefused(t *testing.T) {
	w := newWorld(t)
	for _, claim := range []string{
		``, `{}`, `null`, `[]`, `["salt"]`, `["salt","a",1,2]`, `[1,"a",1]`, `["salt",1,1]`, `[null,"a",1]`,
		`["salt","a",{"b":1,"b":2}]`, `["salt","a",1] x`, `["salt","a","\ud800"]`,
	} {
		_, err := w.verify(w.signed(t, payload(`,"_sd":["`+digestOf(encode([]byte(claim)))+`"]`), claim))
		wantCode(t, err, fault.Malformed)
	}
}

func TestCredentialsAreBounded(t *testing.T) {
	w := newWorld(t)
	_, err := w.verify(strings.Repeat("a", 128<<10+1))
	wantCode(t, err, fault.TooLarge)
	_, err = w.verify(w.issue(t) + strings.Repeat("WyJhIiwxXQ~", 129))
	wantCode(t, err, fault.TooLarge)
	_, err = w.verify(w.signed(t, payload(`,"a":`+strings.Repeat("[", 20)+strings.Repeat("]", 20))))
	wantCode(t, err, fault.TooLarge)
	_, err = w.verify(w.signed(t, payload(``), `["salt","a","`+strings.Repeat("x", 17<<10)+`"]`))
	wantCode(t, err, fault.TooLarge)
	// A chain of disclosures, each inside the one before: deep only when put together.
	inner, chain := `["salt","c",1]`, []string{}
	for range 20 {
		chain = append(chain, inner)
		inner = fmt.Sprintf(`["salt","c",{"_sd":["%s"]}]`, digestOf(encode([]byte(inner))))
	}
	chain = append(chain, inner)
	_, err = w.verify(w.signed(t, payload(`,"_sd":["`+digestOf(encode([]byte(inner)))+`"]`), chain...))
	wantCode(t, err, fault.TooLarge)
}

func TestAMalformedPayloadIsRefused(t *testing.T) {
	w := newWorld(t)
	jwk := string(w.holder.Public().JWK())
	for name, text := range map[string]string{
		"not an object":     `[]`,
		"no issuer":         `{"vct":"x","iat":1772442000}`,
		"issuer no text":    `{"iss":1,"vct":"x","iat":1772442000}`,
		"issuer empty":      `{"iss":"","vct":"x","iat":1772442000}`,
		"issuer an object":  `{"iss":{"id":"x"},"vct":"x","iat":1772442000}`,
		"issuer twice":      `{"iss":"https://attacker.example","iss":"` + issuer + `","vct":"x","iat":1772442000}`,
		"no type":           `{"iss":"` + issuer + `","iat":1772442000}`,
		"no issue time":     `{"iss":"` + issuer + `","vct":"x"}`,
		"time as text":      `{"iss":"` + issuer + `","vct":"x","iat":"1772442000"}`,
		"time as fraction":  `{"iss":"` + issuer + `","vct":"x","iat":1772442000.5}`,
		"time as exponent":  `{"iss":"` + issuer + `","vct":"x","iat":1e9}`,
		"negative time":     `{"iss":"` + issuer + `","vct":"x","iat":-1}`,
		"huge time":         payload(`,"exp":99999999999999999999`),
		"end null":          payload(`,"exp":null`),
		"begin as text":     payload(`,"nbf":"1"`),
		"cnf text":          payload(`,"cnf":"x"`),
		"cnf empty":         payload(`,"cnf":{}`),
		"cnf kid":           payload(`,"cnf":{"kid":"x"}`),
		"cnf jwk and kid":   payload(`,"cnf":{"jwk":` + jwk + `,"kid":"x"}`),
		"cnf jwk null":      payload(`,"cnf":{"jwk":null}`),
		"cnf jwk text":      payload(`,"cnf":{"jwk":"x"}`),
		"duplicate, nested": payload(`,"a":{"b":1,"b":1}`),
	} {
		if _, err := w.verify(w.signed(t, text)); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := w.verify(w.signed(t, payload(`,"cnf":{"jwk":`+string(w.holder.JWK())+`}`)))
	wantCode(t, err, fault.BadKey)
}
