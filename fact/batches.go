package fact

// Batches cuts a set into sets of at most size facts, in its order. They share its facts.
func (s *Set) Batches(size int) []*Set {
	var out []*Set
	rest := *s
	for rest.Len() > 0 {
		room := size
		out = append(out, &Set{
			Clients: cut(&rest.Clients, &room), Servers: cut(&rest.Servers, &room),
			Authorities: cut(&rest.Authorities, &room), Processes: cut(&rest.Processes, &room),
		})
	}
	return out
}

// cut takes what there is room for from the front of a list.
func cut[T any](list *[]T, room *int) []T {
	n := min(*room, len(*list))
	head := (*list)[:n:n]
	*list, *room = (*list)[n:], *room-n
	return head
}
