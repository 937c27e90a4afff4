package schema

import (
	"reflect"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// references are the ids that the site has listed, where the field names one, and what they are the ids of.
func (b *builder) references(t reflect.Type, f dataset.Field) (ids []string, names []lang.Text) {
	add := func(id string, name lang.Text) { ids, names = append(ids, id), append(names, name) }
	switch {
	case t == reflect.TypeFor[disclosure.AreaID]():
		for _, a := range b.set.Areas {
			add(string(a.ID), a.Name)
		}
	case t == reflect.TypeFor[disclosure.UnitID]():
		for _, u := range b.set.Units {
			add(string(u.ID), u.Name)
		}
	case t == reflect.TypeFor[disclosure.IndicatorID]():
		for _, i := range b.set.Indicators {
			add(string(i.ID), i.Name)
		}
	case t == reflect.TypeFor[disclosure.SourceID]():
		for _, s := range b.set.Sources {
			add(string(s.ID), sourceName(s))
		}
	case t == reflect.TypeFor[diag.Code]():
		for _, c := range diag.Warnings() {
			add(string(c), lang.Same(string(c)))
		}
	case f.ID() == "Area.Kind":
		for _, k := range b.set.Site.AreaKinds {
			add(k.ID, k.Name)
		}
	case f.ID() == "Initiative.Kind":
		for _, k := range b.set.Site.InitiativeKinds {
			add(k.ID, k.Name)
		}
	}
	return ids, names
}

// sourceName is what an editor knows a source by.
func sourceName(s disclosure.Source) lang.Text {
	return lang.Text{ZH: s.Publisher.ZH + "：" + s.Title + "（" + s.Date.String() + "）", EN: s.Publisher.EN + ", " + s.Date.String()}
}
