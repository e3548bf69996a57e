package proof_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

func TestAKeyIsReadBackFromItsOwnJWK(t *testing.T) {
	for _, algorithm := range algorithms {
		key := generate(t, algorithm)
		public, err := proof.ParseJWK(key.Public().JWK())
		if err != nil || public != key.Public() {
			t.Fatalf("%s: %v", algorithm, err)
		}
		private, err := proof.ParsePrivateJWK(key.JWK())
		if err != nil || private.Public() != key.Public() {
			t.Fatalf("%s: %v", algorithm, err)
		}
		signature, err := private.Sign([]byte("m"))
		if err != nil {
			t.Fatal(err)
		}
		if err := public.VerifySignature([]byte("m"), signature); err != nil {
			t.Fatal(err)
		}
		if n := len(public.Thumbprint()); n != 43 {
			t.Fatalf("thumbprint of %d characters", n)
		}
	}
}

// RFC 8037 appendix A.1 to A.4: key, thumbprint and signature.
func TestRFC8037Vectors(t *testing.T) {
	private, err := proof.ParsePrivateJWK([]byte(`{"kty":"OKP","crv":"Ed25519",
		"d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
		"x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := private.Public().Thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"; got != want {
		t.Fatalf("thumbprint %s, want %s", got, want)
	}
	signature, err := private.Sign([]byte("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"))
	if err != nil {
		t.Fatal(err)
	}
	want := "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
	if encode(signature) != want {
		t.Fatalf("signature %s", encode(signature))
	}
}

// RFC 7515 appendix A.3: an ES256 signature made elsewhere.
func TestRFC7515ES256Vector(t *testing.T) {
	key, err := proof.ParseJWK([]byte(`{"kty":"EC","crv":"P-256",
		"x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
		"y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`))
	if err != nil {
		t.Fatal(err)
	}
	message := "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
	signature, err := base64.RawURLEncoding.DecodeString("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
	if err != nil {
		t.Fatal(err)
	}
	if err := key.VerifySignature([]byte(message), signature); err != nil {
		t.Fatal(err)
	}
}

func TestAJWKThatIsNotExactlyAPublicKeyIsRefused(t *testing.T) {
	p256 := string(generate(t, proof.ES256).Public().JWK())
	k256 := string(generate(t, proof.ES256K).Public().JWK())
	okp := string(generate(t, proof.EdDSA).Public().JWK())
	with := func(jwk, member string) string { return jwk[:len(jwk)-1] + "," + member + "}" }
	for name, jwk := range map[string]string{
		"empty":           "",
		"null":            "null",
		"array":           "[" + p256 + "]",
		"number":          strings.Replace(p256, `"EC"`, `1`, 1),
		"trailing":        p256 + "{}",
		"private":         with(p256, `"d":"AAAA"`),
		"okp private":     string(generate(t, proof.EdDSA).JWK()),
		"symmetric":       `{"kty":"oct","k":"AAAA"}`,
		"rsa":             `{"kty":"RSA","n":"AAAA","e":"AQAB"}`,
		"alg":             with(p256, `"alg":"ES256"`),
		"unknown":         with(p256, `"foo":"bar"`),
		"okp with y":      with(okp, `"y":"AAAA"`),
		"duplicate":       with(p256, `"crv":"P-256"`),
		"case variant":    with(p256, `"CRV":"P-256"`),
		"case only":       strings.Replace(p256, `"crv"`, `"Crv"`, 1),
		"curve case":      strings.Replace(p256, "P-256", "p-256", 1),
		"wrong type":      strings.Replace(p256, `"EC"`, `"OKP"`, 1),
		"P-256 as k1":     strings.Replace(p256, "P-256", "secp256k1", 1),
		"k1 as P-256":     strings.Replace(k256, "secp256k1", "P-256", 1),
		"EC without y":    p256[:strings.Index(p256, `,"y"`)] + "}",
		"padding":         strings.Replace(okp, `"}`, `="}`, 1),
		"line break":      strings.Replace(okp, `"}`, `\n"}`, 1),
		"short":           `{"crv":"Ed25519","kty":"OKP","x":"AAAA"}`,
		"point at zero":   `{"crv":"P-256","kty":"EC","x":"` + encode(make([]byte, 32)) + `","y":"` + encode(make([]byte, 32)) + `"}`,
		"k1 at zero":      `{"crv":"secp256k1","kty":"EC","x":"` + encode(make([]byte, 32)) + `","y":"` + encode(make([]byte, 32)) + `"}`,
		"invalid unicode": strings.Replace(p256, "EC", "E\xff", 1),
	} {
		if _, err := proof.ParseJWK([]byte(jwk)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	_, err := proof.ParseJWK([]byte(p256 + strings.Repeat(" ", proof.MaxJWK)))
	wantCode(t, err, fault.TooLarge)
}

// A coordinate of p or more would give one point two keys.
func TestACoordinateOutsideTheFieldIsRefused(t *testing.T) {
	// secp256k1 has a point with x = 1; its p is 2^256 - 2^32 - 977.
	p := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1<<32+977))
	y, _ := hex.DecodeString("4218f20ae6c646b363db68605822fb14264ca8d2587fdd6fbc750d587e76a7ee")
	point := func(x *big.Int) []byte { return append(x.FillBytes(make([]byte, 32)), y...) }
	if _, err := proof.NewPublicKey(proof.ES256K, point(big.NewInt(1))); err != nil {
		t.Fatal(err)
	}
	_, err := proof.NewPublicKey(proof.ES256K, point(new(big.Int).Add(p, big.NewInt(1))))
	wantCode(t, err, fault.BadKey)
	// Ed25519's y = 3 is on the curve; p + 3 is the same point written otherwise.
	if _, err := proof.NewPublicKey(proof.EdDSA, append([]byte{3}, make([]byte, 31)...)); err != nil {
		t.Fatal(err)
	}
	again := bytes.Repeat([]byte{0xff}, 32)
	again[0], again[31] = 0xf0, 0x7f
	_, err = proof.NewPublicKey(proof.EdDSA, again)
	wantCode(t, err, fault.BadKey)
}

// For a key of small order anyone can make a signature that fits any message.
func TestAnEd25519KeyOfSmallOrderIsRefused(t *testing.T) {
	for _, point := range []string{
		"0100000000000000000000000000000000000000000000000000000000000000",
		"0000000000000000000000000000000000000000000000000000000000000000",
		"0000000000000000000000000000000000000000000000000000000000000080",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p
		"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p + 1
		"0200000000000000000000000000000000000000000000000000000000000000", // not on the curve
	} {
		decoded, err := hex.DecodeString(point)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := proof.NewPublicKey(proof.EdDSA, decoded); fault.CodeOf(err) != fault.BadKey {
			t.Errorf("%s: %v", point, err)
		}
	}
}

func TestEveryGeneratedEd25519KeyIsOnTheCurve(t *testing.T) {
	for range 200 {
		if _, err := proof.ParseJWK(generate(t, proof.EdDSA).Public().JWK()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPrivateKeyThatDoesNotFitItsPublicKeyIsRefused(t *testing.T) {
	for _, algorithm := range algorithms {
		var mine, theirs map[string]string
		if json.Unmarshal(generate(t, algorithm).JWK(), &mine) != nil || json.Unmarshal(generate(t, algorithm).JWK(), &theirs) != nil {
			t.Fatal("own JWK does not decode")
		}
		for _, d := range []string{theirs["d"], "", "AAAA", mine["d"] + "AAAA", encode(make([]byte, 32)), encode(bytes.Repeat([]byte{0xff}, 32))} {
			mine["d"] = d
			jwk, err := json.Marshal(mine)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := proof.ParsePrivateJWK(jwk); fault.CodeOf(err) != fault.BadKey {
				t.Errorf("%s with d %q: %v", algorithm, d, err)
			}
		}
	}
	if _, err := proof.Generate("RS256"); fault.CodeOf(err) != fault.BadKey {
		t.Error("made an RS256 key")
	}
}

func TestAPrivateKeyNeverPrintsItsSecret(t *testing.T) {
	key := generate(t, proof.ES256)
	want := "private key of " + key.Public().Thumbprint()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
		for _, value := range []any{key, *key} {
			if got := fmt.Sprintf(verb, value); got != want {
				t.Errorf("%s printed %q", verb, got)
			}
		}
	}
	//lint:ignore SA9005 that nothing is exported is what is proved
	if encoded, err := json.Marshal(key); err != nil || string(encoded) != "{}" {
		t.Errorf("encoded as %s, %v", encoded, err)
	}
}
