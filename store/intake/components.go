package intake

// components is a union-find over the numbers below n. The root of a set is
// its least member.
type components []int

func newComponents(n int) components {
	c := make(components, n)
	for i := range c {
		c[i] = i
	}
	return c
}

func (c components) root(i int) int {
	for c[i] != i {
		c[i] = c[c[i]]
		i = c[i]
	}
	return i
}

func (c components) union(a, b int) {
	a, b = c.root(a), c.root(b)
	c[max(a, b)] = min(a, b)
}
