package dataset

func (l *loader) check() {}
