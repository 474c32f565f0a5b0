package main

import (
	"slices"
	"time"
)

// times is how long samples took, the quickest first.
type times []time.Duration

func (t times) median() time.Duration { return t.at(50) }
func (t times) p99() time.Duration    { return t.at(99) }

// at is the sample behind so many hundredths of all.
func (t times) at(percent int) time.Duration {
	if len(t) == 0 {
		return 0
	}
	return t[min(len(t)*percent/100, len(t)-1)]
}

// sample measures something once; i counts from zero, warming up included.
type sample func(i int) (time.Duration, error)

// timed measures all that fn does.
func timed(fn func(i int) error) sample {
	return func(i int) (time.Duration, error) {
		began := time.Now()
		err := fn(i)
		return time.Since(began), err
	}
}

// alone takes n samples of one thing.
func (b *bench) alone(n int, own sample) (times, error) {
	mine, _, err := b.beside(n, own, func(int) (time.Duration, error) { return 0, nil })
	return mine, err
}

// beside takes n samples of two things in turn, after a tenth as many that do
// not count.
func (b *bench) beside(n int, own, peer sample) (mine, its times, err error) {
	warm := n / 10
	for i := range warm + n {
		if err := b.ctx.Err(); err != nil {
			return nil, nil, err
		}
		took, err := own(i)
		if err != nil {
			return nil, nil, err
		}
		peerTook, err := peer(i)
		if err != nil {
			return nil, nil, err
		}
		if i >= warm {
			mine, its = append(mine, took), append(its, peerTook)
		}
	}
	slices.Sort(mine)
	slices.Sort(its)
	return mine, its, nil
}
