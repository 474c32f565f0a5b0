package training

import "frontdesk/ui/action"

// Offers is what can be done now.
func (h *Hall) Offers() []action.Offer {
	if p, is := h.scene.(*page); is {
		return p.offers()
	}
	offering, _ := h.scene.(*lesson).screens.(interface{ Offers() []action.Offer })
	return offering.Offers()
}
