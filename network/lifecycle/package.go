package lifecycle

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"holdfast/network/topology"
)

// PackageID is "label:digest", Fabric's name for an installed package.
type PackageID string

// Package is the chaincode package of one site.
type Package struct {
	ID    PackageID
	Label string
	Data  []byte
}

// MakePackage makes the site's package. The same site always gets the same
// bytes, so its id is known before anything is installed.
func MakePackage(l topology.Layout, s topology.Site) (Package, error) {
	label := l.Topology.Chaincode
	connection, err := json.Marshal(map[string]any{
		"address": s.Address(s.ChaincodePort()), "dial_timeout": "5s", "tls_required": false,
	})
	if err != nil {
		return Package{}, err
	}
	metadata, err := json.Marshal(map[string]any{"type": "ccaas", "label": label})
	if err != nil {
		return Package{}, err
	}
	code, err := archive(file{"connection.json", connection})
	if err != nil {
		return Package{}, err
	}
	data, err := archive(file{"metadata.json", metadata}, file{"code.tar.gz", code})
	if err != nil {
		return Package{}, err
	}
	sum := sha256.Sum256(data)
	return Package{ID: PackageID(label + ":" + hex.EncodeToString(sum[:])), Label: label, Data: data}, nil
}

type file struct {
	name string
	data []byte
}

// archive is a gzipped tar without times or owners.
func archive(files ...file) ([]byte, error) {
	var out bytes.Buffer
	gz := gzip.NewWriter(&out)
	tw := tar.NewWriter(gz)
	for _, f := range files {
		if err := tw.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.data))}); err != nil {
			return nil, err
		}
		if _, err := tw.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := tw.Close(); err != nil {
		return nil, err
	}
	if err := gz.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
