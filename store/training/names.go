package training

import (
	"context"

	"frontdesk/model"
)

// Names is what the scenario's handles stand for, as people call them: a
// person, a form, a staff member. Handles of anything else are left out.
func (c *Course) Names(ctx context.Context) (map[string]string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failed != nil {
		return nil, c.failed
	}
	names := map[string]string{}
	err := c.practice.View(ctx, enteredBy, func(r model.Reader) error {
		for handle, id := range c.practice.handles {
			if name := model.NameOf(r, id); name != id {
				names[handle] = name
			}
		}
		return nil
	})
	return names, err
}
