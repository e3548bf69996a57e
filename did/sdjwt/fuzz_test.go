package sdjwt_test

import (
	"bytes"
	"strings"
	"testing"

	"holdfast/did/proof"
	"holdfast/did/sdjwt"
)

// fixedWorld has the same keys in every process, and an issuer whose signatures
// are deterministic, so that all workers speak of the same credential.
func fixedWorld(t testing.TB) (world, string) {
	t.Helper()
	var keys []*proof.PrivateKey
	for _, algorithm := range []proof.Algorithm{proof.EdDSA, proof.ES256} {
		key, err := proof.NewSigner(algorithm, bytes.Repeat([]byte{7}, 32))
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key)
	}
	w := world{keys[0], keys[1], "k"}
	claim := `["salt","quantity","100"]`
	credential := w.signed(t, payload(`,"_sd":["`+digestOf(encode([]byte(claim)))+`"],"cnf":{"jwk":`+string(w.holder.Public().JWK())+`}`), claim)
	return w, credential
}

// Nothing but what the issuer signed is accepted.
func FuzzVerify(f *testing.F) {
	w, credential := fixedWorld(f)
	jwt, _ := split(credential)
	f.Add(credential)
	f.Add(w.bind(f, credential))
	f.Add(jwt + "~")
	f.Add("~")
	f.Add("..~")
	f.Add("eyJhbGciOiJub25lIn0.e30.~WyJhIiwxXQ~")
	f.Fuzz(func(t *testing.T, compact string) {
		_, plain := w.verify(compact)
		_, asked := sdjwt.Verify(compact, w.keys, now, bound)
		if plain == nil && compact != credential && compact != jwt+"~" {
			t.Fatalf("accepted %s", compact)
		}
		if asked == nil && !strings.HasPrefix(compact, credential) && !strings.HasPrefix(compact, jwt+"~") {
			t.Fatalf("accepted %s", compact)
		}
	})
}

// FuzzSignedPayload lets the fuzzer write what a careless issuer signs.
func FuzzSignedPayload(f *testing.F) {
	w, _ := fixedWorld(f)
	f.Add([]byte(payload("")), []byte(`["salt","a",1]`))
	f.Add([]byte(payload(`,"_sd":["`+digestOf(encode([]byte(`["salt","a",1]`)))+`"]`)), []byte(`["salt","a",1]`))
	f.Add([]byte(payload(`,"l":[{"...":"`+digestOf(encode([]byte(`["salt",1]`)))+`"}],"sub":"x"`)), []byte(`["salt",1]`))
	f.Add([]byte(payload(`,"cnf":{"jwk":`+string(w.holder.Public().JWK())+`}`)), []byte(`[]`))
	f.Fuzz(func(t *testing.T, text, disclosure []byte) {
		for _, compact := range []string{w.signed(t, string(text)), w.signed(t, string(text), string(disclosure))} {
			got, err := w.verify(compact)
			if err != nil {
				continue
			}
			if got.Issuer != issuer || got.Claims["iss"] != issuer || got.Claims["vct"] != got.Type || got.Claims["_sd"] != nil {
				t.Fatalf("%+v", got)
			}
		}
	})
}

// FuzzBinding lets the fuzzer write what a hostile holder signs.
func FuzzBinding(f *testing.F) {
	w, credential := fixedWorld(f)
	claims := `{"aud":"` + audience + `","iat":1772442000,"nonce":"` + nonce + `","sd_hash":"` + digestOf(credential) + `"}`
	f.Add(`{"alg":"ES256","typ":"kb+jwt"}`, claims)
	f.Add(`{"alg":"none","typ":"kb+jwt"}`, claims)
	f.Add(`{}`, `{}`)
	f.Fuzz(func(t *testing.T, header, text string) {
		_, err := sdjwt.Verify(credential+signRaw(t, w.holder, header, text), w.keys, now, bound)
		if err == nil && (!strings.Contains(header, "typ") || !strings.Contains(text, nonce) || !strings.Contains(text, audience)) {
			// An escaped spelling of the same text would be accepted; JSON allows it.
			if !strings.Contains(header+text, `\u`) && !strings.Contains(text, `\/`) {
				t.Fatalf("accepted %s over %s", header, text)
			}
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	w := newWorld(b)
	presentation := w.bind(b, w.issue(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sdjwt.Verify(presentation, w.keys, now, bound); err != nil {
			b.Fatal(err)
		}
	}
}
