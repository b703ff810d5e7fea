package source

import "testing"

func TestFill(t *testing.T) {
	at := func(s string) Text { return whole(s) }
	hole := func(ref string) Text { return UnknownAt(whole("$"+ref).Place(), ref) }
	values := map[string]Text{"env:HOST": at("db.example.com"), "env:EMPTY": {}, "env:NEXT": Concat(at("a-"), hole("env:MORE"))}
	for _, tt := range []struct {
		name string
		in   Text
		want string
		ok   bool
	}{
		{"nothing", Text{}, "", false},
		{"written", at("x"), "x", false},
		{"unknown name", Concat(at("x"), hole("env:OTHER")), "x" + string(Hole), false},
		{"whole", hole("env:HOST"), "db.example.com", true},
		{"between", Concat(at("//"), hole("env:HOST"), at("/app")), "//db.example.com/app", true},
		{"twice", Concat(hole("env:HOST"), hole("env:HOST")), "db.example.comdb.example.com", true},
		{"beside one without a value", Concat(hole("env:OTHER"), hole("env:HOST")), string(Hole) + "db.example.com", true},
		{"default", at("localhost").AsFallback("env:HOST"), "db.example.com", true},
		{"default of pieces", Concat(at("local"), at("host")).AsFallback("env:HOST"), "db.example.com", true},
		{"default of another", at("localhost").AsFallback("env:OTHER"), "localhost", false},
		{"a value that refers to another name", hole("env:NEXT"), "a-" + string(Hole), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := tt.in.Fill(values)
			if got.String() != tt.want || ok != tt.ok {
				t.Errorf("got %q, %t; want %q, %t", got, ok, tt.want, tt.ok)
			}
			again := Concat(got.Slice(0, got.Len()/2), got.Slice(got.Len()/2, got.Len()))
			if again.String() != got.String() {
				t.Errorf("its halves are %q", again)
			}
		})
	}
	text, _ := Concat(at("//"), hole("env:HOST")).Fill(values)
	if p := text.Slice(2, text.Len()).Place(); p.Raw() != "db.example.com" {
		t.Errorf("the value stands at %q", p.Raw())
	}
}

// TestWay holds that a piece keeps the places it was read at, in their order, through slices, decoding and filling in.
func TestWay(t *testing.T) {
	first, second := whole("first").Place(), whole("second").Place()
	value := Concat(whole("a%2Fb").Passing(first), whole("?x=1")).Passing(second)
	for _, tt := range []struct {
		name string
		in   Text
		want []Place
	}{
		{"written", whole("x"), nil},
		{"both", value, []Place{first, second}},
		{"a part", value.Slice(5, 9), []Place{second}},
		{"decoded", value.Decode(PercentDecode(false)).Slice(0, 3), []Place{first, second}},
		{"joined", Concat(whole("x"), value.Slice(0, 1)), []Place{first, second}},
	} {
		got := tt.in.Way()
		if len(got) != len(tt.want) {
			t.Errorf("%s: %d places, want %d", tt.name, len(got), len(tt.want))
			continue
		}
		for i, p := range tt.want {
			if got[i] != p {
				t.Errorf("%s: place %d is %q, want %q", tt.name, i, got[i].Raw(), p.Raw())
			}
		}
	}
}
