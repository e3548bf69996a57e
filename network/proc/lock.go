package proc

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"holdfast/network/say"
)

// Lock takes the lock file at path for this process, or fails with Busy. The
// lock goes with the process, however it ends.
func Lock(path string) (release func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, say.New(say.Busy,
				"다른 network 명령이 %s 에서 실행 중입니다. 아무것도 바뀌지 않았습니다. 끝난 뒤 다시 실행하십시오.",
				"Another network command is at work in %s. Nothing was changed. Run this again when it has finished.", filepath.Dir(path))
		}
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return func() { f.Close() }, nil
}

// WaitLock is Lock, but waits while another process holds it, until ctx ends.
func WaitLock(ctx context.Context, path string) (release func(), err error) {
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		release, err := Lock(path)
		var p *say.Problem
		if !errors.As(err, &p) || p.Code != say.Busy {
			return release, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
	}
}
