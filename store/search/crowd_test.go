package search_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"sync"

	"frontdesk/model"
	"frontdesk/store/search"
)

// entry is a person as the store tells the index of them.
func entry(p *model.Person, client bool) search.Entry {
	return search.Entry{ID: p.ID, Client: client, Practitioner: model.StaffID(p.ID%7 + 1), Key: search.Key(p)}
}

// crowd makes people up: the same ones every time, with names, addresses and
// phones spread about as they are in a town, every third a client.
type crowd struct{ random *rand.Rand }

func newCrowd() *crowd { return &crowd{rand.New(rand.NewPCG(2026, 11))} }

func (c *crowd) person(id int) model.Person {
	first, last := c.pick(firstNames), c.pick(lastNames)
	if c.random.IntN(3) > 0 {
		last = c.surname()
	}
	if c.random.IntN(40) == 0 {
		last += "-" + c.pick(lastNames)
	}
	p := model.Person{
		ID: model.PersonID(id), First: first, Last: last,
		Born:   model.Date((1940+c.random.IntN(84))*10000 + (1+c.random.IntN(12))*100 + 1 + c.random.IntN(28)),
		Email:  fmt.Sprintf("%s.%s%d@example.%s", strings.ToLower(first), c.word(2), c.random.IntN(100), c.pick(domains)),
		Phones: []string{fmt.Sprintf("(%d) %03d-%04d", 200+c.random.IntN(700), c.random.IntN(1000), c.random.IntN(10000))},
	}
	if c.random.IntN(8) == 0 {
		p.Preferred = c.pick(firstNames)
	}
	return p
}

func (c *crowd) pick(list string) string {
	words := strings.Fields(list)
	// The first of a list are the most frequent.
	return words[min(c.random.IntN(len(words)), c.random.IntN(len(words)))]
}

func (c *crowd) surname() string {
	name := c.word(2 + c.random.IntN(2))
	return strings.ToUpper(name[:1]) + name[1:]
}

func (c *crowd) word(syllables int) string {
	var b strings.Builder
	for range syllables {
		b.WriteString(c.pick(beginnings) + c.pick(endings))
	}
	return b.String()
}

// entries is n people of a crowd, by id.
func entries(n int) []search.Entry {
	c := newCrowd()
	list := make([]search.Entry, n)
	for i := range list {
		p := c.person(i + 1)
		list[i] = entry(&p, i%3 == 0)
	}
	return list
}

// town is entries that many benchmarks share.
var town = sync.OnceValue(func() []search.Entry { return entries(1_000_000) })

func each(list []search.Entry) iter.Seq2[search.Entry, error] {
	return func(yield func(search.Entry, error) bool) {
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}
}

const (
	firstNames = `James Mary John Linda Robert Maria Michael Susan David Karen William Lisa
		José Nancy Ahmed Fatima Wei Yuki Olga Ivan Zoë Renée Noah Emma Liam Olivia Ana Luis Rosa
		Ben Ada Tess Siobhán Łukasz Søren Chloé Mohammed Priya Rahul Nguyễn Thảo Aisha Omar Leah
		Grace Hannah Isaac Jacob Kofi Lamar Mateo Nadia Oscar Paula Quentin Ruth Samuel Tara Uma Victor Wanda Xenia Yara Zane`
	lastNames = `Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez
		Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White
		Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres
		Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts
		O'Brien Müller Moreno Núñez Kowalski Ødegård Fernández Yılmaz Çelik Novák Horváth`
	beginnings = `m s r l b t d k h n w c p g f v j br st th ch sh tr gr cl fr z y qu x`
	endings    = `a e o an er i en u ar on in el or es ick ell orn ash unt ow`
	domains    = `org com net edu`
)
