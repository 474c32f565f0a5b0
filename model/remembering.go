package model

// remembering is what Remembering makes.
type remembering struct {
	Reader
	practice *Practice
	charts   map[ClientID]*Chart
}

// Remembering is a reader that reads the practice, and each chart, once: for
// several questions about the same, or one over persons who have charts in
// common. What it gives must not be changed, and nothing may be written below
// it.
func Remembering(r Reader) Reader {
	return &remembering{Reader: r, charts: map[ClientID]*Chart{}}
}

func (r *remembering) Practice() (Practice, error) {
	if r.practice == nil {
		practice, err := r.Reader.Practice()
		if err != nil {
			return Practice{}, err
		}
		r.practice = &practice
	}
	return *r.practice, nil
}

func (r *remembering) Chart(id ClientID) (*Chart, error) {
	if chart := r.charts[id]; chart != nil {
		return chart, nil
	}
	chart, err := r.Reader.Chart(id)
	if err == nil {
		r.charts[id] = chart
	}
	return chart, err
}
