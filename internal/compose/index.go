package compose

import "rolexport/internal/dataset"

// index orders what documents refer to, so that composing many of them stays linear.
type index struct {
	order       map[string]int                   // place of each role in the dataset, by id
	comparisons map[string][]*dataset.Comparison // those of each role, by its id, in dataset order
	position    map[*dataset.Comparison]int      // place of each comparison in the dataset
}

func newIndex(ds *dataset.Dataset) index {
	x := index{
		order:       make(map[string]int, len(ds.Roles)),
		comparisons: make(map[string][]*dataset.Comparison),
		position:    make(map[*dataset.Comparison]int, len(ds.Comparisons)),
	}
	for i, r := range ds.Roles {
		x.order[r.ID] = i
	}
	for i, p := range ds.Comparisons {
		x.position[p] = i
		x.comparisons[p.A] = append(x.comparisons[p.A], p)
		x.comparisons[p.B] = append(x.comparisons[p.B], p)
	}
	return x
}
