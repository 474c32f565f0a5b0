// Package preview shows one person's portal as that person sees it, a draft
// included, and what is not shown and by which rule. It asks the model, and
// decides nothing. In a practice to learn on it leads to what the person can do
// on the portal; on real data a preview acts on nothing.
package preview
