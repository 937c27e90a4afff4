package lang

import "testing"

func TestLanguages(t *testing.T) {
	for _, l := range All {
		if got, ok := Parse(l.Key()); got != l || !ok {
			t.Errorf("%s is read as %s", l.Key(), got.Key())
		}
		if l.Other() == l || l.Other().Other() != l {
			t.Errorf("the other of %s is %s", l.Key(), l.Other().Key())
		}
	}
	if ZH.Tag() != "zh-CN" || EN.Tag() != "en" || ZH.Name() != "中文" || EN.Name() != "English" {
		t.Error("the languages have other names")
	}
	for _, key := range []string{"", "ZH", "zh-CN", "fr"} {
		if _, ok := Parse(key); ok {
			t.Errorf("%q is called a language", key)
		}
	}
}

func TestText(t *testing.T) {
	both := Text{"中", "E"}
	if both.In(ZH) != "中" || both.In(EN) != "E" || both.IsZero() || !(Text{}).IsZero() || (Text{EN: "E"}).IsZero() || Same("8") != (Text{"8", "8"}) {
		t.Error("a text is not what it holds")
	}
}
