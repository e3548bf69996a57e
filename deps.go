//go:build deps

// Package deps keeps the module's requirements while the first packages are being written.
package deps

import (
	_ "github.com/alexedwards/scs/v2"
	_ "github.com/ethereum/go-ethereum/crypto"
	_ "github.com/go-jose/go-jose/v4"
	_ "github.com/gorilla/mux"
	_ "github.com/gowebpki/jcs"
	_ "github.com/hyperledger/aries-framework-go/pkg/kms/localkms"
	_ "github.com/hyperledger/aries-framework-go/pkg/secretlock/local"
	_ "github.com/hyperledger/aries-framework-go/pkg/vdr"
	_ "github.com/hyperledger/aries-framework-go/pkg/crypto/tinkcrypto"
	_ "github.com/hyperledger/fabric-chaincode-go/v2/shim"
	_ "github.com/hyperledger/fabric-gateway/pkg/client"
	_ "github.com/hyperledger/fabric-protos-go-apiv2/common"
	_ "github.com/hyperledger/fabric-sdk-go/pkg/client/msp"
	_ "github.com/hyperledger/fabric-sdk-go/pkg/client/resmgmt"
	_ "github.com/hyperledger/fabric-sdk-go/pkg/client/ledger"
	_ "github.com/hyperledger/fabric-sdk-go/pkg/fabsdk"
	_ "github.com/hyperledger/fabric-sdk-go/pkg/core/config"
	_ "github.com/pressly/goose/v3"
	_ "github.com/xuri/excelize/v2"
	_ "golang.org/x/text/encoding/korean"
	_ "golang.org/x/sync/errgroup"
	_ "google.golang.org/grpc"
	_ "google.golang.org/protobuf/proto"
	_ "modernc.org/sqlite"
	_ "pgregory.net/rapid"
	_ "github.com/prometheus/client_golang/prometheus/promhttp"
	_ "gopkg.in/yaml.v3"
	_ "github.com/mr-tron/base58"
	_ "github.com/oapi-codegen/runtime"
)
