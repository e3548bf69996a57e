package main

import (
	"context"
	"net/http"
	"sync"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
)

// draining passes calls on until it is stopped, and knows when the last one has ended.
type draining struct {
	shim.Chaincode
	mu      sync.Mutex
	running sync.WaitGroup
	stopped bool
}

// Invoke refuses calls after stop. The peer then reports a failed endorsement: nothing is written, and another may endorse.
func (d *draining) Invoke(stub shim.ChaincodeStubInterface) *peer.Response {
	d.mu.Lock()
	if d.stopped {
		d.mu.Unlock()
		return &peer.Response{Status: http.StatusServiceUnavailable, Message: "stopping: this site's chaincode is being stopped"}
	}
	d.running.Add(1)
	d.mu.Unlock()
	defer d.running.Done()
	return d.Chaincode.Invoke(stub)
}

// stop takes no more calls and waits for those that run, at most until the context ends.
func (d *draining) stop(ctx context.Context) {
	d.mu.Lock()
	d.stopped = true
	d.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		d.running.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}
