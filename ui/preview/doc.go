// Package preview shows one person's portal as that person sees it, a draft
// included, and what is not shown and by which rule. It asks the model, and
// decides nothing; it acts on nothing.
package preview
