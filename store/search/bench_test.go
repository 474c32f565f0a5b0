package search_test

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sahilm/fuzzy"
	"pgregory.net/rapid"

	"frontdesk/store"
	"frontdesk/store/search"
)

// sizes are the practices that the budgets name.
var sizes = []struct {
	name   string
	people int
}{{"100k", 100_000}, {"1M", 1_000_000}}

// keystrokes is what somebody types, key by key, who looks for some people.
func keystrokes() []string {
	var typed []string
	for _, text := range []string{"moreno", "smith john", "garcia 1980", "rosa mor", "(555) 123", "4/2/1982",
		"qz", "nguyen thao", "robert.", "o'brien", "mary.b1@example.org", "x", "zane z", "an an an"} {
		for i := range text {
			typed = append(typed, text[:i+1])
		}
	}
	return typed
}

func loaded(b rapid.TB, list []search.Entry) *search.Index {
	b.Helper()
	ix := search.New()
	if err := ix.Load(context.Background(), each(list)); err != nil {
		b.Fatal(err)
	}
	if err := ix.Quicken(context.Background()); err != nil {
		b.Fatal(err)
	}
	return ix
}

// BenchmarkKeystroke is one key in the client filter, to the exact hits.
func BenchmarkKeystroke(b *testing.B) {
	benchmarkKeys(b, func(ix *search.Index, q search.Query) error {
		_, err := ix.Find(context.Background(), q)
		return err
	})
}

// BenchmarkSimilar is the second question behind one key. Where enough is
// found exactly it ends at once, so only slips of the pen are typed here.
func BenchmarkSimilar(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			ix := loaded(b, town()[:size.people])
			typed := []string{"smtih", "jhonson", "rodrigeuz marai", "garzia jose", "hernadnez", "jhon", "kowalsky", "thompsno w", "mitchel carterr"}
			report(b, typed, func(text string) error {
				_, err := ix.Similar(context.Background(), search.Query{Query: store.Query{Text: text, Limit: 50}})
				return err
			})
		})
	}
}

func benchmarkKeys(b *testing.B, ask func(*search.Index, search.Query) error) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			ix := loaded(b, town()[:size.people])
			report(b, keystrokes(), func(text string) error {
				return ask(ix, search.Query{Query: store.Query{Text: text, Limit: 50, ClientsOnly: true}})
			})
		})
	}
}

// report runs ask for each text in turn and reports the slow ones.
func report(b *testing.B, texts []string, ask func(string) error) {
	var took []time.Duration
	slowest, longest := "", time.Duration(0)
	for i := 0; b.Loop(); i++ {
		text := texts[i%len(texts)]
		began := time.Now()
		if err := ask(text); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
		if i > 2*len(texts) && took[i] > longest {
			slowest, longest = text, took[i]
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.Logf("slowest: %q %v", slowest, longest)
}

// BenchmarkPeers is one search beside two others over the same people as plain
// texts, in one run: a pass of strings.Contains, and sahilm/fuzzy over all.
func BenchmarkPeers(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			list := town()[:size.people]
			ix := loaded(b, list)
			texts := make([]string, len(list))
			for i, e := range list {
				texts[i] = string(e.Key)
			}
			var own, contains, fuzzily time.Duration
			hits := 0
			for i := 0; b.Loop(); i++ {
				text := []string{"mor", "smith", "garcia", "rosa"}[i%4]
				ix.Put(list[i%len(list)]) // or it would know the answer
				own += timed(func() { _, _ = ix.Find(context.Background(), search.Query{Query: store.Query{Text: text, Limit: 50}}) })
				contains += timed(func() { hits = countWith(texts, text) })
				fuzzily += timed(func() { fuzzy.Find(text, texts) })
			}
			b.ReportMetric(float64(hits), "hits")
			b.ReportMetric(float64(contains)/float64(own), "x-contains")
			b.ReportMetric(float64(fuzzily)/float64(own), "x-fuzzy")
		})
	}
}

func countWith(texts []string, part string) int {
	n := 0
	for _, text := range texts {
		if strings.Contains(text, part) {
			n++
		}
	}
	return n
}

func timed(fn func()) time.Duration {
	began := time.Now()
	fn()
	return time.Since(began)
}

// BenchmarkLoad fills the index from people by id.
func BenchmarkLoad(b *testing.B) {
	for _, size := range sizes {
		list := town()[:size.people]
		b.Run(size.name, func(b *testing.B) {
			before := heap()
			var ix *search.Index
			for b.Loop() {
				ix = loaded(b, list)
			}
			b.ReportMetric(float64(heap()-before)/float64(ix.Len()), "B/person")
		})
	}
}

// heap is the bytes in use.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// BenchmarkPut is one commit that changes one person.
func BenchmarkPut(b *testing.B) {
	for _, size := range sizes {
		list := town()[:size.people]
		b.Run(size.name, func(b *testing.B) {
			ix := loaded(b, list)
			for i := 0; b.Loop(); i++ {
				e := list[i*7919%len(list)]
				e.Key = list[i*7907%len(list)].Key
				ix.Put(e)
			}
		})
	}
}
