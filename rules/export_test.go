package rules

// InputOf is what policies see, for tests that need the whole tool to make facts.
var InputOf = inputOf
