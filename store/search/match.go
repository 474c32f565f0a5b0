package search

// marks is the rows of one leaf that are found, by how well they fit.
type marks [ranks]bitmap

// any is the rows found, however well.
func (m *marks) any() bitmap {
	found := m[exact]
	for r := exact + 1; r < ranks; r++ {
		found.or(&m[r])
	}
	return found
}

// set marks a row as fitting so well, and so also less well: marks that are
// still worked on hold every row at its rank and behind it.
func (m *marks) set(i int, best rank) {
	for r := best; r < ranks; r++ {
		m[r].set(i)
	}
}

// match marks the rows within that fit: as well as their weakest term, or as
// the whole of what was typed.
func (l *leaf) match(t *typed, within bitmap) marks {
	if len(t.terms) == 0 {
		return marks{substring: within}
	}
	all := marks{within, within, within, within}
	for i := range t.terms {
		if all[substring] == (bitmap{}) {
			return marks{}
		}
		one := l.matchTerm(&t.terms[i], all[substring])
		for r := range ranks {
			all[r].and(&one[r])
		}
	}
	if len(t.terms) > 1 || t.phrase != t.terms[0].text {
		l.matchPhrase(t, &all)
	}
	for r := substring; r > exact; r-- {
		all[r].andNot(&all[r-1])
	}
	return all
}

// matchTerm marks the rows within where a term is found, each at its rank and
// behind it. One or two letters need no look at the texts.
func (l *leaf) matchTerm(t *term, within bitmap) marks {
	columns := l.columns()
	if columns == nil {
		return l.matchTexts(t, within)
	}
	if len(t.text) == 1 {
		if no, ok := alphabetNo(t.text[0]); ok {
			return l.matchPlaces(t, columns.letters[textFirst+no],
				columns.letters[wordFirst+no], columns.letters[anywhere+no], within)
		}
	}
	if len(t.text) == 2 {
		if no, own := pairNo(t.text[0], t.text[1]); own {
			text, word, anywhere := columns.places(no)
			return l.matchPlaces(t, text, word, anywhere, within)
		}
	}
	for _, no := range t.pairs {
		with := columns.withPair(no)
		within.and(&with)
	}
	return l.matchTexts(t, within)
}

// matchTexts marks the rows within in whose text a term is found.
func (l *leaf) matchTexts(t *term, within bitmap) marks {
	var m marks
	within.each(func(i int) bool {
		if r := t.rank(&l.rows[i]); r < miss {
			m.set(i, r)
		}
		return true
	})
	return m
}

// places is the rows where a pair of its own begins the text, begins a word,
// and is anywhere.
func (c *columns) places(no int) (text, word, found bitmap) {
	for _, p := range c.pairs[c.starts[no]:c.starts[no+1]] {
		i := int(p & rowOf)
		found.set(i)
		if p&beginsWord != 0 {
			word.set(i)
		}
		if p&beginsText != 0 {
			text.set(i)
		}
	}
	return text, word, found
}

// matchPlaces marks the rows where a short term is, by where it is. Only a
// text that begins with it may have it for its surname.
func (l *leaf) matchPlaces(t *term, text, word, anywhere, within bitmap) marks {
	anywhere.and(&within)
	word.and(&within)
	text.and(&within)
	m := marks{wordPrefix: word, substring: anywhere}
	text.each(func(i int) bool {
		m.set(i, t.rank(&l.rows[i]))
		return true
	})
	return m
}

// matchPhrase marks the rows that all of what was typed fits as a whole. Only
// names that begin with one of the terms do, or numbers.
func (l *leaf) matchPhrase(t *typed, all *marks) {
	may := all[substring]
	if columns := l.columns(); columns != nil && t.digits.text == "" {
		begin := bitmap{}
		for i := range t.terms {
			no, ok := alphabetNo(t.terms[i].text[0])
			if !ok {
				begin = may
				break
			}
			begin.or(&columns.letters[textFirst+no])
		}
		may.and(&begin)
	}
	may.each(func(i int) bool {
		if r := t.phraseRank(&l.rows[i]); r < miss {
			all.set(i, r)
		}
		return true
	})
}
