package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/ui/app"
	"frontdesk/ui/remote"
)

// hostile measures what those cost who come and drop, say nothing, or have the
// wrong key, on a server in this very process, whose goroutines can be counted.
func (b *bench) hostile() (rows []row, err error) {
	path, key, err := b.staffed()
	if err != nil {
		return nil, err
	}
	err = b.opened(path, func(db *bolt.DB) error {
		address, end, err := b.serveHere(db, key)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, end()) }()
		for _, measure := range []func(string, gossh.Signer) ([]row, error){b.drops, b.silent, b.wrongKeys} {
			more, err := measure(address, key)
			if err != nil {
				return err
			}
			rows = append(rows, more...)
		}
		return nil
	})
	return rows, err
}

func (b *bench) serveHere(db *bolt.DB, hostKey gossh.Signer) (address string, end func() error, err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &remote.Server{
		Store: db, HostKey: hostKey, Limits: remote.DefaultLimits(),
		Screens: func(who store.Actor) app.Options { return app.Options{Store: db, Actor: who} },
		Command: func(context.Context, remote.Call) int { return 0 },
	}
	ctx, cancel := context.WithCancel(b.ctx)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, l, nil) }()
	return l.Addr().String(), func() error { cancel(); return <-ended }, nil
}

// workers does n things, some at a time, and stops at the first error.
func (b *bench) workers(n, most int, do func() error) error {
	var next atomic.Int64
	var done sync.WaitGroup
	failed := make(chan error, most)
	for range most {
		done.Go(func() {
			for next.Add(1) <= int64(n) && b.ctx.Err() == nil {
				if err := do(); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	done.Wait()
	close(failed)
	return errors.Join(<-failed, b.ctx.Err())
}

// drops opens the screens and drops the connection, many times.
func (b *bench) drops(address string, key gossh.Signer) ([]row, error) {
	drop := func() error {
		d, err := sitAt(address, key, 0)
		if err != nil {
			return err
		}
		_, _ = io.WriteString(d.in, "jj") // half of them are drawn when it drops
		return d.client.Close()
	}
	if err := b.workers(b.samples(200), 8, drop); err != nil { // what is made once is made
		return nil, err
	}
	goroutines, heap := settled()
	rounds := b.samples(5000)
	began := time.Now()
	if err := b.workers(rounds, 24, drop); err != nil {
		return nil, err
	}
	took := time.Since(began)
	after, heapAfter := settled()
	return []row{{
		what: fmt.Sprintf("%s connect-and-drop rounds", count(rounds)),
		said: fmt.Sprintf("%.0f a second, %+d goroutines, %+.1f MiB", float64(rounds)/took.Seconds(), after-goroutines, float64(heapAfter-heap)/(1<<20)),
		budget: budget{"1 goroutine in 100 rounds, 8 MiB", func(*row) bool {
			return after-goroutines <= 10+rounds/100 && heapAfter-heap < 8<<20
		}},
	}}, nil
}

// settled is how many goroutines there are, and how much memory is in use, once
// both have stopped to fall.
func settled() (goroutines int, heap int64) {
	var stats runtime.MemStats
	for goroutines = runtime.NumGoroutine(); ; goroutines = runtime.NumGoroutine() {
		time.Sleep(time.Second / 2)
		if runtime.NumGoroutine() >= goroutines {
			break
		}
	}
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return runtime.NumGoroutine(), int64(stats.HeapAlloc)
}

// silent opens connections that say nothing, and comes in beside them.
func (b *bench) silent(address string, key gossh.Signer) ([]row, error) {
	n := b.samples(2000)
	began := time.Now()
	var gone sync.WaitGroup
	for range n {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			return nil, err
		}
		gone.Go(func() {
			_, _ = io.Copy(io.Discard, conn) // until it is closed
			_ = conn.Close()
		})
	}
	honest, err := comeIn(address, key)
	if err != nil {
		return nil, err
	}
	gone.Wait()
	all := times{time.Since(began)}
	return []row{
		{what: count(n) + " silent connections, until all are gone", own: all, budget: p99Under(21 * time.Second)},
		{what: "coming in beside them", own: times{honest}, budget: p99Under(2 * time.Second)},
	}, nil
}

func comeIn(address string, key gossh.Signer) (time.Duration, error) {
	began := time.Now()
	client, err := dial(address, key)
	if err != nil {
		return 0, err
	}
	return time.Since(began), client.Close()
}

// wrongKeys tries keys that are nobody's, from the same address as somebody who
// comes in meanwhile, again and again.
func (b *bench) wrongKeys(address string, key gossh.Signer) ([]row, error) {
	n, got := b.samples(10000), atomic.Int64{}
	stop := make(chan struct{})
	var honest times
	var failed error
	var done sync.WaitGroup
	done.Go(func() {
		for {
			took, err := comeIn(address, key)
			honest, failed = append(honest, took), errors.Join(failed, err)
			select {
			case <-stop:
				return
			case <-time.After(200 * time.Millisecond):
			}
		}
	})
	began := time.Now()
	err := b.workers(n, 64, func() error {
		_, secret, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			return err
		}
		wrong, err := gossh.NewSignerFromKey(secret)
		if err != nil {
			return err
		}
		if client, err := dial(address, wrong); err == nil {
			got.Add(1)
			return client.Close()
		}
		return nil
	})
	took := time.Since(began)
	close(stop)
	done.Wait()
	slices.Sort(honest)
	if got.Load() > 0 {
		err = errors.Join(err, fmt.Errorf("%d wrong keys came in", got.Load()))
	}
	return []row{
		{what: count(n) + " wrong keys, all refused", own: times{took}},
		{what: fmt.Sprintf("coming in beside them, %d times", len(honest)), own: honest, budget: p99Under(2 * time.Second)},
	}, errors.Join(err, failed)
}
