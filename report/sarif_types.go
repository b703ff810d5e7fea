package report

// The parts of SARIF 2.1.0 that we write, in the names of the standard. Pointers and slices that are nil are left out.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool               sarifTool                `json:"tool"`
		AutomationDetails  *sarifAutomation         `json:"automationDetails,omitempty"`
		Invocations        []sarifInvocation        `json:"invocations"`
		Provenance         []sarifProvenance        `json:"versionControlProvenance,omitempty"`
		OriginalURIBaseIDs map[string]sarifArtifact `json:"originalUriBaseIds,omitempty"`
		ColumnKind         string                   `json:"columnKind"`
		RedactionTokens    []string                 `json:"redactionTokens"`
		DefaultEncoding    string                   `json:"defaultEncoding"`
		Taxonomies         []sarifTaxonomy          `json:"taxonomies,omitempty"`
		Results            []sarifResult            `json:"results"`
	}
	sarifAutomation struct {
		ID string `json:"id"`
	}
	sarifProvenance struct {
		Repository string        `json:"repositoryUri"`
		Revision   string        `json:"revisionId,omitempty"`
		Branch     string        `json:"branch,omitempty"`
		MappedTo   sarifArtifact `json:"mappedTo"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string            `json:"name"`
		FullName        string            `json:"fullName,omitempty"`
		InformationURI  string            `json:"informationUri,omitempty"`
		Version         string            `json:"version,omitempty"`
		SemanticVersion string            `json:"semanticVersion,omitempty"`
		Rules           []sarifDescriptor `json:"rules"`
		Notifications   []sarifDescriptor `json:"notifications,omitempty"`
		Taxonomies      []sarifComponent  `json:"supportedTaxonomies,omitempty"`
	}
	sarifDescriptor struct {
		ID               string          `json:"id"`
		Name             string          `json:"name,omitempty"`
		ShortDescription *sarifMessage   `json:"shortDescription,omitempty"`
		FullDescription  *sarifMessage   `json:"fullDescription,omitempty"`
		Help             *sarifMessage   `json:"help,omitempty"`
		HelpURI          string          `json:"helpUri,omitempty"`
		Default          *sarifDefault   `json:"defaultConfiguration,omitempty"`
		Relationships    []sarifRelation `json:"relationships,omitempty"`
		Properties       *sarifRuleExtra `json:"properties,omitempty"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifRuleExtra struct {
		Tags             []string `json:"tags"`
		Precision        string   `json:"precision"`
		SecuritySeverity string   `json:"security-severity,omitempty"`
	}
	sarifTaxonomy struct {
		Name             string       `json:"name"`
		ShortDescription sarifMessage `json:"shortDescription"`
		Comprehensive    bool         `json:"isComprehensive"`
		Taxa             []sarifTaxon `json:"taxa"`
	}
	sarifTaxon struct {
		ID               string       `json:"id"`
		ShortDescription sarifMessage `json:"shortDescription"`
		HelpURI          string       `json:"helpUri,omitempty"`
	}
	sarifComponent struct {
		Name  string `json:"name"`
		Index int    `json:"index"`
	}
	sarifTaxonReference struct {
		ID        string         `json:"id"`
		Index     int            `json:"index"`
		Component sarifComponent `json:"toolComponent"`
	}
	sarifRelation struct {
		Target sarifTaxonReference `json:"target"`
		Kinds  []string            `json:"kinds"`
	}
	sarifInvocation struct {
		Successful       bool                `json:"executionSuccessful"`
		ExitCode         *int                `json:"exitCode,omitempty"`
		Notifications    []sarifNotification `json:"toolExecutionNotifications"`
		WorkingDirectory *sarifArtifact      `json:"workingDirectory,omitempty"`
	}
	sarifNotification struct {
		Descriptor sarifReference  `json:"descriptor"`
		Level      string          `json:"level"`
		Message    sarifMessage    `json:"message"`
		Locations  []sarifLocation `json:"locations,omitempty"`
	}
	sarifReference struct {
		ID    string `json:"id"`
		Index int    `json:"index"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifArtifact struct {
		URI       string `json:"uri,omitempty"`
		URIBaseID string `json:"uriBaseId,omitempty"`
	}
	sarifResult struct {
		RuleID              string                `json:"ruleId"`
		RuleIndex           int                   `json:"ruleIndex"`
		Level               string                `json:"level"`
		Message             sarifMessage          `json:"message"`
		Locations           []sarifLocation       `json:"locations"`
		RelatedLocations    []sarifLocation       `json:"relatedLocations,omitempty"`
		CodeFlows           []sarifCodeFlow       `json:"codeFlows,omitempty"`
		PartialFingerprints map[string]string     `json:"partialFingerprints,omitempty"`
		BaselineState       string                `json:"baselineState,omitempty"`
		Suppressions        *[]sarifSuppression   `json:"suppressions,omitempty"`
		Taxa                []sarifTaxonReference `json:"taxa,omitempty"`
		Fixes               []sarifFix            `json:"fixes,omitempty"`
		Properties          sarifResultExtra      `json:"properties"`
	}
	sarifResultExtra struct {
		Confidence string `json:"confidence,omitempty"`
		Why        string `json:"why,omitempty"`
		Fact       string `json:"fact,omitempty"`
	}
	sarifLocation struct {
		ID       *int           `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
		Context  *sarifRegion  `json:"contextRegion,omitempty"`
	}
	sarifRegion struct {
		StartLine   int           `json:"startLine"`
		StartColumn int           `json:"startColumn,omitempty"`
		EndLine     int           `json:"endLine"`
		EndColumn   int           `json:"endColumn,omitempty"`
		ByteOffset  *int          `json:"byteOffset,omitempty"`
		ByteLength  *int          `json:"byteLength,omitempty"`
		Snippet     *sarifMessage `json:"snippet,omitempty"`
	}
	sarifCodeFlow struct {
		ThreadFlows []sarifThreadFlow `json:"threadFlows"`
	}
	sarifThreadFlow struct {
		Locations []sarifStep `json:"locations"`
	}
	sarifStep struct {
		Location sarifLocation `json:"location"`
	}
	sarifSuppression struct {
		Kind          string                `json:"kind"`
		Status        string                `json:"status"`
		Justification string                `json:"justification,omitempty"`
		Properties    sarifSuppressionExtra `json:"properties"`
	}
	// sarifSuppressionExtra holds what the standard has no place for: dsnlint's own word for who suppresses, and until when.
	sarifSuppressionExtra struct {
		By    string `json:"by"`
		Until string `json:"until,omitempty"`
	}
	sarifFix struct {
		Description sarifMessage  `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion   `json:"deletedRegion"`
		Inserted *sarifMessage `json:"insertedContent,omitempty"`
	}
)
