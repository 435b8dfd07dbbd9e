package page

import (
	"strings"

	"rolexport/internal/typeset"
)

func (f *File) writeCatalog(o *objects, n numbers) {
	b := append(o.begin(n.catalog), "<</Type/Catalog/Pages "...)
	b = appendRef(b, n.pageTree)
	b = appendText(append(b, "/Lang"...), f.info.Lang)
	b = append(b, "/MarkInfo<</Marked true>>/StructTreeRoot "...)
	b = appendRef(b, n.root)
	b = appendRef(append(b, "/Metadata "...), n.metadata)
	b = append(b, "/ViewerPreferences<</DisplayDocTitle true"...)
	if typeset.WrittenRightToLeft(f.info.Lang) { // which of two pages side by side is the first
		b = append(b, "/Direction/R2L"...)
	}
	b = append(b, ">>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"+
		"/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile "...)
	b = append(appendRef(b, n.profile), ">>]"...)
	b = f.appendPageLabels(b)
	if n.outline != 0 {
		b = appendRef(append(b, "/PageMode/UseOutlines/Outlines "...), n.outline)
	}
	o.end(append(b, ">>"...))
}

// appendPageLabels writes how the pages are called: i, ii, iii in the front matter, 1, 2, 3 from there on.
func (f *File) appendPageLabels(b []byte) []byte {
	b = append(b, "/PageLabels<</Nums["...)
	front := min(f.info.Front, len(f.pages))
	if front > 0 {
		b = append(b, "0<</S/r>>"...)
	}
	if front < len(f.pages) {
		b = append(appendInt(b, front), "<</S/D>>"...)
	}
	return append(b, "]>>"...)
}

const producer = "rolexport"

func (f *File) writeInfo(o *objects, n numbers) {
	b := append(o.begin(n.info), "<<"...)
	entry := func(key, value string) {
		if value != "" {
			b = appendText(append(b, key...), value)
		}
	}
	entry("/Title", f.info.Title)
	entry("/Author", f.info.Author)
	entry("/Subject", f.info.Subject)
	entry("/Keywords", strings.Join(f.info.Keywords, ", "))
	entry("/Producer", producer)
	date := f.info.Date.Format("D:20060102150405Z")
	entry("/CreationDate", date)
	entry("/ModDate", date)
	o.end(append(b, ">>"...))
}

func (f *File) writePages(o *objects, n numbers) {
	b := append(o.begin(n.pageTree), "<</Type/Pages/Count "...)
	b = append(appendInt(b, len(f.pages)), "/Kids["...)
	for i := range f.pages {
		b = append(appendRef(b, n.pages+i), ' ')
	}
	o.end(append(b, "]>>"...))

	links := 0
	for i, p := range f.pages {
		b := appendRef(append(o.begin(n.pages+i), "<</Type/Page/Parent "...), n.pageTree)
		b = append(appendLengths(append(b, "/MediaBox[0 0 "...), p.width, p.height), "]/Resources "...)
		b = appendRef(b, n.resources)
		b = appendRef(append(b, "/Contents "...), n.contents+i)
		b = append(appendInt(append(b, "/StructParents "...), i), "/Tabs/S"...)
		if p.alpha {
			b = append(b, "/Group<</S/Transparency/CS/DeviceRGB>>"...)
		}
		if links < len(f.links) && f.links[links].page == i {
			b = append(b, "/Annots["...)
			for ; links < len(f.links) && f.links[links].page == i; links++ {
				b = append(appendRef(b, n.link+links), ' ')
			}
			b = append(b, ']')
		}
		o.end(append(b, ">>"...))
	}
}
