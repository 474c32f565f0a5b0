package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// townVersion is raised when the people made up here change, or what is
// recorded of them.
const townVersion = 3

// family is a client with contacts: 1 to 4 of them, 2.2 on average.
type family struct {
	no       int
	client   person
	contacts []person
}

type person struct {
	first, last, born, email, phone, relationship string
}

// town makes people up, the same ones every time. In a practice of 100,000
// clients a person has some five namesakes.
type town struct{ random *rand.Rand }

func newTown() *town { return &town{rand.New(rand.NewPCG(2026, 11))} }

func (t *town) family(no int) family {
	last := t.surname()
	f := family{no: no, client: t.person(fmt.Sprint("c", no), last)}
	f.client.born = fmt.Sprintf("%d-%02d-%02d", 1950+t.random.IntN(70), 1+t.random.IntN(12), 1+t.random.IntN(28))
	n := []int{1, 2, 2, 2, 4}[no%5]
	for i, relationship := range []string{"mother", "father", "grandparent", "other"}[:n] {
		contact := t.person(fmt.Sprint("p", no, "-", i), last)
		contact.relationship = relationship
		f.contacts = append(f.contacts, contact)
	}
	return f
}

func (t *town) person(mailbox, last string) person {
	return person{
		first: t.pick(firstNames), last: last, email: mailbox + "@example.org",
		phone: fmt.Sprintf("(%d) %03d-%04d", 200+t.random.IntN(700), t.random.IntN(1000), t.random.IntN(10000)),
	}
}

// surname is a frequent one or, five times in six, one of many.
func (t *town) surname() string {
	if t.random.IntN(6) == 0 {
		return t.pick(lastNames)
	}
	var b strings.Builder
	for range 2 + t.random.IntN(2) {
		b.WriteString(t.pick(beginnings) + t.pick(endings))
	}
	name := b.String()
	return strings.ToUpper(name[:1]) + name[1:]
}

func (t *town) pick(list string) string {
	all := strings.Fields(list)
	return all[t.random.IntN(len(all))]
}

const (
	firstNames = `Mary John Linda Robert Maria Michael Susan David Karen José Nancy Ahmed Fatima Wei
		Yuki Olga Ivan Zoë Renée Noah Emma Liam Ana Luis Rosa Ben Ada Tess Siobhán Łukasz Søren Priya
		Nguyễn Thảo Aisha Omar Leah Grace Isaac Kofi Mateo Nadia Oscar Paula Ruth Samuel Tara Wanda`
	lastNames = `Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Lopez
		Wilson Anderson Taylor Moore Lee Perez Thompson White Harris Clark Lewis Young Wright Torres
		Nguyen Hill Adams Baker Rivera Mitchell Roberts O'Brien Müller Moreno Núñez Kowalski Ødegård`
	beginnings = `m s r l b t d k h n w c p g f v j br st th ch sh tr gr cl fr z y qu`
	endings    = `a e o an er i en u ar on in el or es ick ell orn ash unt ow`
)
